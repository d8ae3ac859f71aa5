/* Search as you type in the official nomenklatur. Without this script the form's own button does the same. */

const borang = document.querySelector("form[data-cari]");
const kotak = borang.querySelector("#cari");
const hasil = borang.querySelector("[data-hasil]");
const dipilih = borang.querySelector("[data-dipilih]");
const siar = borang.querySelector("[data-siar]");

let tunda;
let permintaan;

kotak.addEventListener("input", () => {
  clearTimeout(tunda);
  tunda = setTimeout(cari, 200);
});

async function cari() {
  permintaan?.abort();
  permintaan = new AbortController();
  const alamat = new URL(borang.dataset.cari, location.href);
  alamat.searchParams.set("cari", kotak.value);
  for (const p of dipilih.querySelectorAll("input:checked")) alamat.searchParams.append("pilih", p.value);
  try {
    const jawaban = await fetch(alamat, { signal: permintaan.signal, redirect: "error" });
    if (!jawaban.ok) throw new Error(jawaban.status);
    hasil.innerHTML = await jawaban.text();
    siar.textContent = hasil.querySelector("[data-cacah]")?.textContent ?? "";
  } catch (galat) {
    // The button still searches (and leads to the login page if the session ran out).
    if (galat.name !== "AbortError") siar.textContent = "Pencarian tidak sampai ke server. Tekan Cari untuk mencoba lagi.";
  }
}

/* What is ticked moves above the results, so that the next search does not take it away. */
hasil.addEventListener("change", (kejadian) => {
  const baris = kejadian.target.closest("li");
  const berikut = baris.nextElementSibling ?? baris.previousElementSibling;
  dipilih.hidden = false;
  dipilih.querySelector("ul").append(baris);
  siar.textContent = `${dipilih.querySelectorAll("input:checked").length} dipilih.`;
  (berikut?.querySelector("input") ?? kotak).focus();
});

/* Arrow keys walk from the search box through the results; Enter in the box adds nothing, it searches. */
borang.addEventListener("keydown", (kejadian) => {
  if (kejadian.key !== "ArrowDown" && kejadian.key !== "ArrowUp") return;
  const daftar = [kotak, ...borang.querySelectorAll(".hasil-cari input")];
  const kini = daftar.indexOf(document.activeElement);
  const ke = daftar[kini + (kejadian.key === "ArrowDown" ? 1 : -1)];
  if (kini < 0 || !ke) return;
  kejadian.preventDefault();
  ke.focus();
});
