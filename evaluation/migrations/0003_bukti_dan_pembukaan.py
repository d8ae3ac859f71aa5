"""Evidence, the record of closing, and quarters that no longer follow rows."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import evaluation.models


class Migration(migrations.Migration):
    dependencies = [
        ("evaluation", "0002_triwulan_menurut_jati_diri"),
        ("planning", "0005_evaluasi"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bukti",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tahun", models.PositiveSmallIntegerField()),
                (
                    "triwulan",
                    evaluation.models.TriwulanField(
                        choices=[(1, "Triwulan I"), (2, "Triwulan II"), (3, "Triwulan III"), (4, "Triwulan IV")]
                    ),
                ),
                ("versi_baris", models.PositiveIntegerField(default=1, editable=False)),
                ("kunci", models.UUIDField(blank=True, null=True, verbose_name="jati diri indikator")),
                (
                    "berkas",
                    models.FileField(
                        max_length=200,
                        storage=evaluation.models.simpanan_bukti,
                        upload_to=evaluation.models.tempat_bukti,
                    ),
                ),
                ("nama", models.CharField(max_length=200, verbose_name="nama berkas")),
                ("jenis", models.CharField(max_length=100, verbose_name="jenis isi")),
                ("ukuran", models.PositiveIntegerField(help_text="Bita.")),
                ("sidik", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("waktu", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "bukti",
                "verbose_name_plural": "bukti",
                "ordering": ["perangkat_daerah", "tahun", "triwulan", "waktu", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PembukaanTriwulan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "aksi",
                    models.CharField(
                        choices=[("tutup", "Ditutup"), ("buka", "Dibuka kembali"), ("batas", "Batas diubah")],
                        max_length=10,
                    ),
                ),
                ("alasan", models.TextField(blank=True)),
                ("batas", models.DateField(blank=True, null=True, verbose_name="batas pengisian sesudahnya")),
                ("waktu", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "pembukaan triwulan",
                "verbose_name_plural": "pembukaan triwulan",
                "ordering": ["-waktu", "-pk"],
            },
        ),
        migrations.AlterModelOptions(
            name="pagutriwulan",
            options={
                "ordering": ["renja", "nomenklatur__kode", "triwulan"],
                "verbose_name": "pagu triwulan",
                "verbose_name_plural": "pagu triwulan",
            },
        ),
        migrations.AlterModelOptions(
            name="targettriwulan",
            options={
                "ordering": ["renja", "kunci", "triwulan"],
                "verbose_name": "target triwulan",
                "verbose_name_plural": "target triwulan",
            },
        ),
        migrations.RemoveConstraint(
            model_name="pagutriwulan",
            name="pagu_triwulan_unik",
        ),
        migrations.RemoveConstraint(
            model_name="targettriwulan",
            name="target_triwulan_unik",
        ),
        migrations.RemoveField(
            model_name="pagutriwulan",
            name="baris",
        ),
        migrations.RemoveField(
            model_name="targettriwulan",
            name="indikator",
        ),
        migrations.AddField(
            model_name="pagutriwulan",
            name="versi_baris",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="targettriwulan",
            name="versi_baris",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AlterField(
            model_name="pagutriwulan",
            name="nomenklatur",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pagu_triwulan", to="planning.nomenklatur"
            ),
        ),
        migrations.AlterField(
            model_name="pagutriwulan",
            name="renja",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="pagu_triwulan", to="planning.renja"
            ),
        ),
        migrations.AlterField(
            model_name="targettriwulan",
            name="kunci",
            field=models.UUIDField(verbose_name="jati diri indikator"),
        ),
        migrations.AlterField(
            model_name="targettriwulan",
            name="renja",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="target_triwulan", to="planning.renja"
            ),
        ),
        migrations.AddConstraint(
            model_name="pagutriwulan",
            constraint=models.UniqueConstraint(fields=("renja", "nomenklatur", "triwulan"), name="pagu_triwulan_satu"),
        ),
        migrations.AddConstraint(
            model_name="targettriwulan",
            constraint=models.UniqueConstraint(fields=("renja", "kunci", "triwulan"), name="target_triwulan_satu"),
        ),
        migrations.AddField(
            model_name="bukti",
            name="oleh",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="bukti",
            name="perangkat_daerah",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s", to="planning.perangkatdaerah"
            ),
        ),
        migrations.AddField(
            model_name="pembukaantriwulan",
            name="evaluasi",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="pembukaan", to="evaluation.evaluasitriwulan"
            ),
        ),
        migrations.AddField(
            model_name="pembukaantriwulan",
            name="oleh",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="bukti",
            constraint=models.CheckConstraint(
                condition=models.Q(("triwulan__gte", 1), ("triwulan__lte", 4)), name="bukti_triwulan"
            ),
        ),
    ]
