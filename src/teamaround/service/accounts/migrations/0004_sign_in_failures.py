"""Sign-ins that failed, for the half-hour in which they matter; and the round of sessions of an account."""

from django.db import migrations, models

from teamaround.service.audit.privileges import may_work_in


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_perpetrator_programme")]
    operations = [
        migrations.AddField(
            model_name="user", name="session_round", field=models.PositiveIntegerField(default=0)
        ),
        migrations.CreateModel(
            name="SignInFailure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("counted_as", models.CharField(max_length=64)),
                ("browser", models.CharField(blank=True, max_length=64)),
                ("source", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "db_table": "account_sign_in_failure",
                "indexes": [
                    models.Index(fields=["counted_as", "browser", "at"], name="sign_in_failure_account"),
                    models.Index(fields=["source", "at"], name="sign_in_failure_source"),
                ],
            },
        ),
        may_work_in("account_sign_in_failure"),
    ]
