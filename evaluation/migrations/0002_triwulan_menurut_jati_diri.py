"""Quarters follow the indicator's identity and the nomenklatur instead of the row: here they learn them.

What they followed before is taken away in the next migration: PostgreSQL does not alter a table whose rows were changed
in the same transaction.
"""

import django.db.models.deletion
from django.db import migrations, models


def isi_jati_diri(apps, schema_editor):
    target, pagu = (apps.get_model("evaluation", m) for m in ("TargetTriwulan", "PaguTriwulan"))
    for t in target.objects.select_related("indikator__baris").iterator():
        target.objects.filter(pk=t.pk).update(renja=t.indikator.baris.renja_id, kunci=t.indikator.kunci)
    for p in pagu.objects.select_related("baris").iterator():
        pagu.objects.filter(pk=p.pk).update(renja=p.baris.renja_id, nomenklatur=p.baris.nomenklatur_id)


def kosong(nama, model, **lain):
    return models.ForeignKey(
        null=True, on_delete=lain.pop("hapus", django.db.models.deletion.CASCADE), related_name=nama, to=model
    )


class Migration(migrations.Migration):
    dependencies = [
        ("evaluation", "0001_initial"),
        ("planning", "0005_evaluasi"),
    ]

    operations = [
        migrations.AddField("targettriwulan", "renja", kosong("target_triwulan", "planning.renja")),
        migrations.AddField("targettriwulan", "kunci", models.UUIDField("jati diri indikator", null=True)),
        migrations.AddField("pagutriwulan", "renja", kosong("pagu_triwulan", "planning.renja")),
        migrations.AddField(
            "pagutriwulan",
            "nomenklatur",
            kosong("pagu_triwulan", "planning.nomenklatur", hapus=django.db.models.deletion.PROTECT),
        ),
        migrations.RunPython(isi_jati_diri, migrations.RunPython.noop, elidable=True),
    ]
