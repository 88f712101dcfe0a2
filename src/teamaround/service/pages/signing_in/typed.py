"""What was typed or pressed to sign in. What no account can have is wrong before any account is looked for."""

from __future__ import annotations

from django import forms

LONGEST_NAME = 150  # what the account's own column holds
LONGEST_PASSWORD = 4096  # longer than anybody types; hashing more would only cost time


class SignInForm(forms.Form):
    """A persona of the demonstration, or a user name and a password."""

    persona = forms.CharField(required=False, max_length=LONGEST_NAME)
    username = forms.CharField(required=False, max_length=LONGEST_NAME)
    password = forms.CharField(required=False, max_length=LONGEST_PASSWORD, strip=False)

    def typed(self, name: str) -> str:
        """One of the three as it was given; empty where it cannot be right."""
        given = self.cleaned_data.get(name, "") if self.is_bound else ""
        return str(given)
