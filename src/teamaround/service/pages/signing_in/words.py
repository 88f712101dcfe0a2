"""What is said of signing in: the same words whether an account exists or not."""

from __future__ import annotations

from teamaround.service.policy.session_times import SessionEnd, session_times
from teamaround.service.policy.sign_in_limits import sign_in_limits

WRONG = "The user name or the password is not right. Check both and try again."
REFUSED = (
    f"Too many sign-ins have failed. Wait {sign_in_limits().refused_minutes} minutes, then try again. "
    "Until then the right password does not work either."
)
KEPT = "What you had saved is kept."


def signed_out_words(why: SessionEnd) -> str:
    """Why one stands before the sign-in page again, and that nothing saved is lost."""
    times = session_times()
    if why is SessionEnd.IDLE:
        return f"You were signed out because nothing happened for {times.idle_minutes} minutes. {KEPT}"
    return f"You were signed out because you had been signed in for {times.longest_hours} hours. {KEPT}"
