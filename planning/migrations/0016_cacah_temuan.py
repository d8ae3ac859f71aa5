import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0015_penjelasan_temuan"),
    ]

    operations = [
        migrations.CreateModel(
            name="CacahTemuan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("galat", models.PositiveIntegerField()),
                ("peringatan", models.PositiveIntegerField()),
                ("saran", models.PositiveIntegerField()),
                ("dijelaskan", models.PositiveIntegerField()),
                ("waktu", models.DateTimeField(auto_now=True)),
                (
                    "dokumen",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cacah_temuan",
                        to="planning.dokumen",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "cacah temuan",
            },
        ),
    ]
