"""Documents on their way: status, steps, notes, checklist, deadlines, reasons, issued files."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0005_evaluasi"),
    ]

    operations = [
        migrations.AlterField(
            model_name="perubahan",
            name="renja",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="perubahan",
                to="planning.renja",
            ),
        ),
        migrations.CreateModel(
            name="Dokumen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tahun", models.PositiveSmallIntegerField()),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("renja", "Renja"),
                            ("pk", "Perjanjian Kinerja"),
                            ("rencana-aksi", "Rencana Aksi"),
                            ("evaluasi", "Evaluasi triwulan"),
                        ],
                        max_length=15,
                    ),
                ),
                ("triwulan", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draf", "Draf"),
                            ("diajukan", "Diajukan ke camat"),
                            ("dikembalikan", "Dikembalikan"),
                            ("disetujui", "Disetujui camat"),
                            ("diverifikasi", "Diverifikasi"),
                            ("ditetapkan", "Ditetapkan"),
                        ],
                        default="draf",
                        max_length=15,
                    ),
                ),
                ("sejak", models.DateTimeField(auto_now_add=True, verbose_name="berstatus ini sejak")),
                ("nomor", models.CharField(blank=True, max_length=100, verbose_name="nomor Keputusan Camat")),
                ("tanggal", models.DateField(blank=True, null=True, verbose_name="tanggal Keputusan Camat")),
                ("nomor_perbup", models.CharField(blank=True, max_length=100, verbose_name="nomor Peraturan Bupati")),
                ("tanggal_perbup", models.DateField(blank=True, null=True, verbose_name="tanggal Peraturan Bupati")),
                ("versi_baris", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "perangkat_daerah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dokumen",
                        to="planning.perangkatdaerah",
                    ),
                ),
                (
                    "renja",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dokumen",
                        to="planning.renja",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "dokumen",
                "ordering": ["perangkat_daerah", "-tahun", "jenis", "triwulan"],
            },
        ),
        migrations.CreateModel(
            name="ButirVerifikasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nomor", models.PositiveSmallIntegerField()),
                ("uraian", models.CharField(max_length=300)),
                ("hasil", models.BooleanField(blank=True, null=True, verbose_name="sesuai")),
                ("tindak_lanjut", models.TextField(blank=True)),
                (
                    "dokumen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="butir", to="planning.dokumen"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "butir verifikasi",
                "ordering": ["dokumen", "nomor"],
            },
        ),
        migrations.CreateModel(
            name="DokumenTerbit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kode", models.CharField(max_length=16)),
                ("jenis_berkas", models.CharField(choices=[("pdf", "PDF"), ("xlsx", "Excel")], max_length=4)),
                ("nama", models.CharField(max_length=200)),
                ("isi", models.BinaryField()),
                ("sidik", models.CharField(db_index=True, max_length=64, verbose_name="SHA-256")),
                ("waktu", models.DateTimeField(auto_now_add=True)),
                (
                    "dokumen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terbitan", to="planning.dokumen"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "dokumen terbit",
                "ordering": ["dokumen", "jenis_berkas"],
            },
        ),
        migrations.CreateModel(
            name="Tenggat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tahun", models.PositiveSmallIntegerField()),
                ("dokumen", models.CharField(help_text="renja, renja-perubahan, pk, rencana-aksi", max_length=30)),
                ("tanggal", models.DateField()),
                ("dasar", models.CharField(blank=True, max_length=200, verbose_name="dasar")),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tenggat", to="planning.kabupaten"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "tenggat",
                "ordering": ["tahun", "tanggal"],
            },
        ),
        migrations.CreateModel(
            name="Transisi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "aksi",
                    models.CharField(
                        choices=[
                            ("ajukan", "Ajukan ke Camat"),
                            ("tarik", "Tarik kembali"),
                            ("setujui", "Setujui"),
                            ("kembalikan", "Kembalikan"),
                            ("verifikasi", "Nyatakan terverifikasi"),
                            ("tetapkan", "Tetapkan"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "dari",
                    models.CharField(
                        choices=[
                            ("draf", "Draf"),
                            ("diajukan", "Diajukan ke camat"),
                            ("dikembalikan", "Dikembalikan"),
                            ("disetujui", "Disetujui camat"),
                            ("diverifikasi", "Diverifikasi"),
                            ("ditetapkan", "Ditetapkan"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "ke",
                    models.CharField(
                        choices=[
                            ("draf", "Draf"),
                            ("diajukan", "Diajukan ke camat"),
                            ("dikembalikan", "Dikembalikan"),
                            ("disetujui", "Disetujui camat"),
                            ("diverifikasi", "Diverifikasi"),
                            ("ditetapkan", "Ditetapkan"),
                        ],
                        max_length=15,
                    ),
                ),
                ("catatan", models.TextField(blank=True)),
                ("alamat", models.GenericIPAddressField(blank=True, null=True, verbose_name="alamat IP")),
                ("waktu", models.DateTimeField(auto_now_add=True)),
                (
                    "dokumen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="transisi", to="planning.dokumen"
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transisi",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "transisi",
                "ordering": ["-waktu", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="CatatanDokumen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kode", models.CharField(blank=True, max_length=20, verbose_name="kode baris")),
                ("isi", models.TextField(verbose_name="catatan")),
                ("waktu", models.DateTimeField(auto_now_add=True)),
                ("jawaban", models.TextField(blank=True)),
                ("dijawab", models.DateTimeField(blank=True, null=True)),
                (
                    "dijawab_oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catatan_dokumen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dokumen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="catatan", to="planning.dokumen"
                    ),
                ),
                (
                    "transisi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rincian",
                        to="planning.transisi",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "catatan dokumen",
                "ordering": ["waktu", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AlasanPerubahan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kode", models.CharField(max_length=20)),
                (
                    "kunci",
                    models.UUIDField(
                        blank=True, help_text="Kosong: pagu baris itu.", null=True, verbose_name="jati diri indikator"
                    ),
                ),
                ("alasan", models.CharField(max_length=500)),
                ("waktu", models.DateTimeField(auto_now=True)),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "renja",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alasan_perubahan",
                        to="planning.renja",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "alasan perubahan",
                "ordering": ["renja", "kode"],
                "constraints": [
                    models.UniqueConstraint(fields=("renja", "kode", "kunci"), name="alasan_satu_per_target"),
                    models.UniqueConstraint(
                        condition=models.Q(("kunci", None)), fields=("renja", "kode"), name="alasan_satu_per_pagu"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="dokumen",
            constraint=models.UniqueConstraint(fields=("renja", "jenis"), name="dokumen_satu_per_versi"),
        ),
        migrations.AddConstraint(
            model_name="dokumen",
            constraint=models.UniqueConstraint(
                fields=("perangkat_daerah", "tahun", "triwulan"), name="dokumen_satu_per_triwulan"
            ),
        ),
        migrations.AddConstraint(
            model_name="dokumen",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("jenis", "evaluasi"), ("renja", None), ("triwulan__gte", 1), ("triwulan__lte", 4)),
                    models.Q(
                        models.Q(("jenis", "evaluasi"), _negated=True), ("renja__isnull", False), ("triwulan", None)
                    ),
                    _connector="OR",
                ),
                name="dokumen_tentang",
            ),
        ),
        migrations.AddConstraint(
            model_name="dokumen",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("jenis", "renja"), ("status", "ditetapkan"), _negated=True),
                    models.Q(models.Q(("nomor", ""), _negated=True), ("tanggal__isnull", False)),
                    _connector="OR",
                ),
                name="dokumen_ditetapkan_bernomor",
            ),
        ),
        migrations.AddConstraint(
            model_name="butirverifikasi",
            constraint=models.UniqueConstraint(fields=("dokumen", "nomor"), name="butir_verifikasi_unik"),
        ),
        migrations.AddConstraint(
            model_name="dokumenterbit",
            constraint=models.UniqueConstraint(fields=("dokumen", "jenis_berkas"), name="terbit_satu_per_jenis"),
        ),
        migrations.AddConstraint(
            model_name="dokumenterbit",
            constraint=models.UniqueConstraint(fields=("kode", "jenis_berkas"), name="terbit_kode_unik"),
        ),
        migrations.AddConstraint(
            model_name="tenggat",
            constraint=models.UniqueConstraint(fields=("kabupaten", "tahun", "dokumen"), name="tenggat_satu"),
        ),
    ]
