// The sheet comes to life: each part does one thing, here they are put together.

import { Antrean } from "./antre.js";
import { DialogSandi } from "./dialog.js";
import { Gerak } from "./gerak.js";
import { Jumlah } from "./jumlah.js";
import { Keterangan } from "./keterangan.js";
import { Pengirim } from "./kirim.js";
import { Lembar } from "./lembar.js";
import { PesanSel } from "./pesan.js";
import { Simpanan } from "./simpanan.js";
import { Status } from "./status.js";
import { pasangTempel } from "./tempel.js";
import { Urung } from "./urung.js";

const form = document.getElementById("isian");
if (form) mulai();

function mulai() {
  const lembar = new Lembar(form);
  const pengirim = new Pengirim(form);
  const antre = new Antrean(lembar, new Simpanan(form.dataset.pengguna, form.dataset.renja), pengirim);
  const jumlah = new Jumlah(lembar);
  const keterangan = new Keterangan();
  const urung = new Urung(isi);
  const gerak = new Gerak(lembar, antre, urung);
  const pesan = new PesanSel(antre, form.dataset.nama, isiDanCatat);
  const status = new Status(antre);
  const dialog = new DialogSandi(antre, pengirim);

  // Texts into cells from elsewhere than the keyboard, each saved as if it had been typed and left.
  function isi(perubahan) {
    for (const { sel, ke } of perubahan) {
      sel.teks = ke;
      antre.ketik(sel);
      antre.lepas(sel);
    }
    for (const kolom of new Set(perubahan.map(({ sel }) => sel.kolom))) jumlah.hitung(kolom);
    if (perubahan.length && !perubahan.some(({ sel }) => sel === gerak.sel)) gerak.ke(perubahan[0].sel);
    gerak.diamkan();
  }

  function isiDanCatat(perubahan) {
    urung.catat(perubahan.map(({ sel, ke }) => ({ sel, ke, dari: sel.teks })));
    isi(perubahan);
  }

  lembar.tabel.setAttribute("role", "grid");
  pasangTempel(lembar, gerak, isiDanCatat, (teks) => kabari(teks));

  lembar.tabel.addEventListener("focusin", (e) => {
    const sel = lembar.dariElemen(e.target);
    if (!sel) return;
    keterangan.tampilkan(sel);
    document.getElementById("pilih-baris").value = sel.kode;
    document.getElementById("pilih-nomor").value = sel.nomor;
  });
  lembar.tabel.addEventListener("input", (e) => {
    const sel = lembar.dariElemen(e.target);
    if (!sel) return;
    jumlah.hitung(sel.kolom);
    keterangan.segarkan(sel);
  });

  let galat = [];
  antre.addEventListener("ubah", ({ detail: { sel, isian, baruSaja } }) => {
    if (!sel) return;
    pesan.tampilkan(sel, isian, baruSaja);
    if (["salah", "bentrok", "hilang"].includes(isian?.keadaan)) galat.push(`${sel.sebutan}: ${isian.pesan}`);
    jumlah.hitung(sel.kolom);
    keterangan.segarkan(sel);
  });
  antre.addEventListener("gabung", ({ detail: sel }) => jumlah.hitung(sel.kolom));
  antre.addEventListener("jawaban", ({ detail }) => {
    for (const [nama, teks] of Object.entries(detail.peringatan ?? {})) lembar.sel.get(nama).td.dataset.peringatan = teks;
    if (detail.jumlah) jumlah.dariServer(detail.jumlah, (kolom) => [...antre.isian.keys()].some((n) => n.endsWith(`-${kolom}`)));
    keterangan.segarkan(gerak.sel);
    if (galat.length) document.getElementById("galat-suara").textContent = galat.length > 3 ? `${galat.length} isian tidak tersimpan.` : galat.join(" ");
    galat = [];
  });

  function kabari(teks) {
    document.getElementById("kabar").textContent = teks;
  }
  form.addEventListener("input", () => kabari(""));

  // --- Buttons -----------------------------------------------------------------------------------------------------

  function simpanSekarang() {
    if (gerak.sel) antre.lepas(gerak.sel);
    return antre.kirim();
  }
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    simpanSekarang();
  });
  addEventListener("keydown", (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "s") {
      e.preventDefault();
      simpanSekarang();
    }
    if (e.key === "F8" && status.masalah.length) keMasalah();
  });
  function keMasalah() {
    const nama = status.masalah;
    const lewat = nama.indexOf(gerak.sel?.nama) + 1;
    const sel = lembar.sel.get(nama[lewat % nama.length]);
    if (sel) gerak.ke(sel);
  }
  document.getElementById("ke-masalah").addEventListener("click", () => (antre.halangan ? dialog.buka() : keMasalah()));

  const pilihDaun = document.getElementById("hanya-daun");
  pilihDaun.closest("label").hidden = false;
  const saring = () => form.classList.toggle("hanya-daun", pilihDaun.checked);
  pilihDaun.addEventListener("change", saring);
  saring();

  // What changes many rows on the server waits until every entry is there.
  for (const f of document.querySelectorAll("form[data-setelah-simpan]")) {
    f.addEventListener("submit", async (e) => {
      if (!antre.isian.size) return;
      e.preventDefault();
      await simpanSekarang();
      if (antre.isian.size) kabari("Masih ada isian yang belum tersimpan. Selesaikan dahulu, lalu coba lagi.");
      else f.requestSubmit(e.submitter);
    });
  }

  // --- Nothing is lost ---------------------------------------------------------------------------------------------

  addEventListener("beforeunload", (e) => {
    if (antre.isian.size) e.preventDefault();
  });
  document.addEventListener("visibilitychange", () => document.hidden && simpanSekarang());

  for (const sel of lembar.sel.values()) {
    // Came back unsaved from the plain form: asked again, now with all there is to say about it.
    if (sel.tersimpan === null) {
      antre.ketik(sel);
      antre.isian.get(sel.nama).versi = Number(form.elements[`lihat-${sel.nama}`].value);
      antre.lepas(sel);
    }
  }
  const belum = antre.pulihkan();
  if (belum.length) tawarkan(belum);
  for (const kolom of ["pagu", "pagu_n1"]) jumlah.hitung(kolom);

  // Half-typed when the power failed: only the person knows whether it is complete.
  function tawarkan(daftar) {
    const el = document.getElementById("tertinggal");
    el.querySelector("p").textContent = `${daftar.length} isian belum selesai diketik saat halaman ini terakhir ditutup: ${daftar
      .slice(0, 5)
      .map((sel) => `${sel.sebutan} “${sel.teks}”`)
      .join("; ")}.`;
    el.hidden = false;
    const tutup = (aksi) => () => {
      for (const sel of daftar) aksi(sel);
      el.hidden = true;
    };
    document.getElementById("tertinggal-simpan").addEventListener("click", tutup((sel) => antre.lepas(sel)));
    document.getElementById("tertinggal-buang").addEventListener("click", tutup((sel) => antre.buang(sel)));
  }
}
