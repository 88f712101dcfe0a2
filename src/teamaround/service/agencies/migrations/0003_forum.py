"""A meeting of several agencies is a kind of its own: it says things, and nothing is asked of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('agencies', '0002_privileges'),
    ]

    operations = [
        migrations.AlterField(
            model_name='agency',
            name='kind',
            field=models.CharField(choices=[('childrens_services', "Children's services"), ('childrens_hub', "Children's Hub"), ('emergency_duty', 'Emergency duty team'), ('school', 'School'), ('gp_practice', 'GP practice'), ('ambulance', 'Ambulance service'), ('hospital', 'Hospital'), ('health_0_19', 'Health visiting and school nursing'), ('camhs', "Children's mental health service"), ('adult_mental_health', 'Adult mental health service'), ('police', 'Police'), ('probation', 'Probation'), ('prison', 'Prison'), ('da_service', 'Domestic abuse service'), ('substance_service', 'Substance misuse service'), ('housing', 'Housing'), ('court', 'Court service'), ('legal', 'Legal services'), ('partnership', 'Safeguarding partnership'), ('forum', 'Meeting of several agencies'), ('other', 'Other')], max_length=40),
        ),
    ]
