// Rupiah in words while one types: a missing or extra zero is heard. planning/terbilang.py says the same; a test holds
// the two together.

const SATUAN = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
const SKALA = ["", "ribu", "juta", "miliar", "triliun"];

export function terbilang(rupiah) {
  if (rupiah === 0) return "nol rupiah";
  const kata = [];
  for (let pangkat = SKALA.length - 1; pangkat >= 0; pangkat--) {
    const ratusan = Math.floor(rupiah / 1000 ** pangkat) % 1000;
    if (pangkat === 1 && ratusan === 1) kata.push("seribu");
    else if (ratusan) kata.push(...diBawahSeribu(ratusan), SKALA[pangkat]);
  }
  return [...kata.filter(Boolean), "rupiah"].join(" ");
}

function diBawahSeribu(angka) {
  const [ratus, sisa] = [Math.floor(angka / 100), angka % 100];
  const kata = ratus === 0 ? [] : ratus === 1 ? ["seratus"] : [SATUAN[ratus], "ratus"];
  if (sisa < 12) return [...kata, SATUAN[sisa]];
  const [puluh, satu] = [Math.floor(sisa / 10), sisa % 10];
  return puluh === 1 ? [...kata, SATUAN[satu], "belas"] : [...kata, SATUAN[puluh], "puluh", SATUAN[satu]];
}
