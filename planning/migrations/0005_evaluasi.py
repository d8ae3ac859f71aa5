"""What evaluation needs of the ground: identity of sasaran indicators, opening rupiah, settings of a kabupaten."""

import uuid

import django.core.validators
from django.db import migrations, models

import planning.models.renstra


def isi_kunci(apps, schema_editor):
    model = apps.get_model("planning", "IndikatorSasaran")
    for i in model.objects.filter(kunci=None).iterator():
        model.objects.filter(pk=i.pk).update(kunci=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("planning", "0004_program_sasaran")]

    operations = [
        migrations.AddField("indikatorsasaran", "kunci", models.UUIDField(editable=False, null=True)),
        migrations.RunPython(isi_kunci, migrations.RunPython.noop, elidable=True),
        migrations.AddField(
            model_name="kabupaten",
            name="batas_capaian_rata2",
            field=models.PositiveSmallIntegerField(
                blank=True,
                choices=[(100, "100"), (120, "120"), (200, "200")],
                help_text="Persen; kosong: tidak dibatasi.",
                null=True,
                verbose_name="batas capaian saat dirata-rata",
            ),
        ),
        migrations.AddField(
            model_name="kabupaten",
            name="hari_batas_triwulan",
            field=models.PositiveSmallIntegerField(
                default=10,
                help_text="Tanggal pada bulan sesudah triwulan berakhir.",
                verbose_name="hari batas pengisian triwulan",
            ),
        ),
        migrations.AddField(
            model_name="kabupaten",
            name="label_predikat",
            field=models.CharField(
                blank=True,
                help_text="Kosong: Sangat Tinggi; Tinggi; Sedang; Rendah; Sangat Rendah.",
                max_length=200,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[^;]+(;[^;]+){4}$", "Tulis lima sebutan dari tertinggi, dipisah titik koma."
                    )
                ],
                verbose_name="sebutan predikat",
            ),
        ),
        migrations.AddField(
            model_name="kabupaten",
            name="rumus_negatif",
            field=models.CharField(
                choices=[
                    ("dua_t_kurang_r", "(2 x target - realisasi) / target x 100"),
                    ("t_per_r", "target / realisasi x 100"),
                ],
                default="dua_t_kurang_r",
                max_length=20,
                verbose_name="rumus capaian bila makin rendah makin baik",
            ),
        ),
        migrations.AddField(
            model_name="kinerjatahunan",
            name="realisasi_rp_sd",
            field=planning.models.renstra.RupiahField(
                blank=True, null=True, verbose_name="realisasi anggaran sampai dengan tahun ini"
            ),
        ),
        migrations.AddField(
            model_name="setelantabel",
            name="kolom_e81",
            field=models.CharField(
                choices=[("15", "15 kolom (formulir resmi)"), ("17", "17 kolom (dengan capaian Renja)")],
                default="15",
                max_length=2,
                verbose_name="kolom Formulir E.81 yang diunduh",
            ),
        ),
        migrations.AlterField(
            model_name="indikatorsasaran",
            name="kunci",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AlterField(
            model_name="perubahan",
            name="objek",
            field=models.CharField(help_text="baris, indikator; lantai di atas menambahkan miliknya", max_length=20),
        ),
        migrations.AddConstraint(
            model_name="kabupaten",
            constraint=models.CheckConstraint(
                condition=models.Q(("hari_batas_triwulan__gte", 1), ("hari_batas_triwulan__lte", 28)),
                name="kabupaten_hari_batas",
                violation_error_message="Hari batas 1 sampai 28.",
            ),
        ),
        migrations.AddConstraint(
            model_name="kinerjatahunan",
            constraint=models.CheckConstraint(
                condition=models.Q(("realisasi_rp_sd", None), ("realisasi_rp_sd__gte", 0), _connector="OR"),
                name="kinerja_tahunan_realisasi_rp_sd_tidak_negatif",
                violation_error_message="Nilai tidak boleh negatif.",
            ),
        ),
    ]
