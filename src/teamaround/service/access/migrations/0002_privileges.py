"""What the application may do with grants and lockouts, and the functions of row-level security."""

from django.db import migrations

from teamaround.service.access.row_security import visibility_functions
from teamaround.service.audit.privileges import may


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [
        may("SELECT, INSERT, UPDATE", "access_grant", "access_lockout", "access_break_glass"),
        may("SELECT, INSERT", "access_contribution"),
        visibility_functions(),
    ]
