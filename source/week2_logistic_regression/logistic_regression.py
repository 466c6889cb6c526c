# %% [markdown]
# # Logistic regression

# %% locked="setup"
import matplotlib.pyplot as plt
import numpy as np

from helpers import check, hint, lesson, progress, quiz

lesson("logistic_regression")

# %% [markdown]
# ## The sigmoid

# %% solution="sigmoid"
def sigmoid(z):
    """Squash z into (0, 1).

    z : number or array of any shape
    returns : number or array like z
    """
    # BEGIN SOLUTION
    return 1 / (1 + np.exp(-z))
    # END SOLUTION


# %% test="sigmoid" points=5
check(sigmoid)

# %% [markdown]
# ## Gradients of m examples, without a loop

# %% solution="propagate"
def propagate(w, b, X, Y):
    """Compute gradients and cost.

    w : (n_x, 1)   b : number   X : (n_x, m)   Y : (1, m)
    returns : grads {"dw": (n_x, 1), "db": number}, cost (number)
    """
    # BEGIN SOLUTION
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = X @ (A - Y).T / m
    db = np.sum(A - Y) / m
    return {"dw": dw, "db": db}, cost
    # END SOLUTION


# %% test="propagate" points=10
check(propagate)

# %% quiz="mean"
# ? Why do we divide by m?
# + So that the step does not grow with the number of examples :: Right: a mean does
#   not grow with m.
# - Because log is negative :: No, that is what the minus sign is for.
