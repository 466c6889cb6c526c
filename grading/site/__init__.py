"""The course as web pages, and as a JupyterLite that runs in a browser."""
