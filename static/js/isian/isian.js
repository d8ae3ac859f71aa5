// Each part does one thing; here they are put together.

import { Antrean } from "./antre.js";
import { DialogSandi } from "./dialog.js";
import { Gerak } from "./gerak.js";
import { Jumlah } from "./jumlah.js";
import { Keterangan } from "./keterangan.js";
import { Pengirim } from "./kirim.js";
import { Lembar } from "./lembar.js";
import { PesanSel } from "./pesan.js";
import { Simpanan } from "./simpanan.js";
import { MASALAH, Status } from "./status.js";
import { pasangTempel } from "./tempel.js";
import { Temuan } from "./temuan.js";
import { Urung } from "./urung.js";

const form = document.getElementById("isian");
if (form) mulai();

function mulai() {
  const lembar = new Lembar(form);
  const pengirim = new Pengirim(form);
  const antre = new Antrean(lembar, new Simpanan(form.dataset.pengguna, form.dataset.renja), pengirim);
  const jumlah = new Jumlah(lembar);
  const keterangan = new Keterangan();
  const temuan = new Temuan(lembar);
  const urung = new Urung(isi);
  const gerak = new Gerak(lembar, antre, urung);
  const pesan = new PesanSel(antre, form.dataset, isiDanCatat);
  const status = new Status(antre);
  const dialog = new DialogSandi(antre, pengirim);

  // Texts into cells from elsewhere than the keyboard, each saved as if it had been typed and left.
  function isi(perubahan) {
    for (const { sel, ke } of perubahan) {
      sel.teks = ke;
      antre.ketik(sel);
      antre.lepas(sel);
    }
    if (perubahan.length && !perubahan.some(({ sel }) => sel === gerak.sel)) gerak.ke(perubahan[0].sel);
    gerak.diamkan();
  }

  function isiDanCatat(perubahan) {
    urung.catat(perubahan.map(({ sel, ke }) => ({ sel, ke, dari: sel.teks })));
    isi(perubahan);
  }

  const el = (id) => document.getElementById(id);
  const kabari = (teks) => (el("kabar").textContent = teks);

  lembar.tabel.setAttribute("role", "grid");
  pasangTempel(lembar, gerak, isiDanCatat, kabari);
  lembar.tabel.addEventListener("focusin", (e) => {
    const sel = lembar.dariElemen(e.target);
    if (!sel) return;
    keterangan.tampilkan(sel);
    if (!el("pilih-baris")) return;
    el("pilih-baris").value = sel.kode;
    el("pilih-nomor").value = sel.nomor;
  });
  lembar.tabel.addEventListener("input", () => kabari(""));

  let galat = [];
  antre.addEventListener("ubah", ({ detail: { sel, isian, baruSaja } }) => {
    pesan.tampilkan(sel, isian, baruSaja);
    if (MASALAH.includes(isian?.keadaan)) galat.push(`${sel.sebutan}: ${isian.pesan}`);
    jumlah.hitung(sel.kolom);
    keterangan.segarkan(sel);
    if (sel === gerak.sel && gerak.cara === "pilih") gerak.diamkan(); // still chosen
  });
  antre.addEventListener("jawaban", ({ detail }) => {
    for (const apa of ["peringatan", "keterangan"]) for (const nama in detail[apa]) lembar.sel.get(nama).td.dataset[apa] = detail[apa][nama];
    const tersimpan = new Set(detail.hasil.filter((h) => h.status === "tersimpan").map((h) => h.nama));
    const baru = temuan.pasang(detail, tersimpan);
    if (baru.length) kabari(`${baru[0].join(": ")}${baru.length > 1 ? ` Ada temuan pada ${baru.length - 1} sel lain.` : ""}`);
    jumlah.dariServer(detail.keluaran ?? {}, (kolom) => [...antre.isian.keys()].some((n) => n.endsWith(`-${kolom}`)));
    keterangan.segarkan(gerak.sel);
    el("galat-suara").textContent = galat.length > 3 ? `${galat.length} isian tidak tersimpan.` : galat.join(" ");
    galat = [];
  });

  function simpanSekarang() {
    for (const sel of lembar.sel.values()) antre.lepas(sel);
    return antre.kirim();
  }
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    simpanSekarang();
  });
  addEventListener("keydown", (e) => {
    if (e.key === "F8" && status.masalah.length) keMasalah();
    if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "s") return;
    e.preventDefault();
    simpanSekarang();
  });
  function keMasalah() {
    const nama = status.masalah;
    const sel = lembar.sel.get(nama[(nama.indexOf(gerak.sel?.nama) + 1) % nama.length]);
    if (sel) gerak.ke(sel);
  }
  el("ke-masalah").addEventListener("click", () => (antre.halangan ? dialog.buka() : keMasalah()));

  const pilihDaun = el("hanya-daun");
  const saring = () => form.classList.toggle("hanya-daun", pilihDaun.checked);
  pilihDaun.closest("label").hidden = false;
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

  addEventListener("beforeunload", (e) => antre.isian.size && e.preventDefault());
  document.addEventListener("visibilitychange", () => document.hidden && antre.kirim());

  for (const sel of lembar.sel.values()) {
    // Came back unsaved from the plain form: asked again, now with all there is to say about it.
    if (sel.tersimpan !== null) continue;
    antre.ketik(sel);
    antre.isian.get(sel.nama).versi = Number(form.elements[`lihat-${sel.nama}`].value);
    antre.lepas(sel);
  }
  const belum = antre.pulihkan();
  if (belum.length) tawarkan(belum);
  // A finding leads to its cell: one is in it at once.
  const tuju = lembar.sel.get(location.hash.slice(1));
  if (tuju) gerak.ke(tuju);

  // Half-typed when the power failed: only the person knows whether it is complete.
  function tawarkan(daftar) {
    const kotak = el("tertinggal");
    const contoh = daftar.slice(0, 5).map((sel) => `${sel.sebutan} “${sel.teks}”`);
    kotak.querySelector("p").textContent = `${daftar.length} isian belum selesai diketik saat halaman ini terakhir ditutup: ${contoh.join("; ")}.`;
    kotak.hidden = false;
    el("tertinggal-simpan").addEventListener("click", () => daftar.forEach((sel) => antre.lepas(sel)));
    el("tertinggal-buang").addEventListener("click", () => daftar.forEach((sel) => antre.buang(sel)));
    antre.addEventListener("keadaan", () => (kotak.hidden = !daftar.some((sel) => antre.isian.get(sel.nama)?.keadaan === "ketik")));
  }
}
