"use strict";
// What this page does: it recomputes every hash of the trail that it carries, compares what it shows with the digests that
// were issued with it, and says in words what this shows and what it does not. It cannot vouch for itself: whoever forges a
// page can forge this script. And it shows the states of other days, which it did not work out itself.

const bytes = new TextEncoder();
const byId = (id) => document.getElementById(id);
const data = (id) => JSON.parse(byId(id).textContent);

// Hashes and signatures.

const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const toBase64 = (array) => btoa(String.fromCharCode(...array));
const sha256 = async (array) => new Uint8Array(await crypto.subtle.digest("SHA-256", array));

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// RFC 6962: a leaf is hashed behind a 0, a node behind a 1.
const leafHash = (line) => sha256(joined([0], bytes.encode(line)));
const nodeHash = (left, right) => sha256(joined([1], left, right));

// The root to which a leaf and its proof lead (RFC 9162, 2.1.3.2); nothing where the proof has the wrong length.
async function rootOf(leaf, index, size, proof) {
  const half = (n) => Math.floor(n / 2);
  let [place, last, hash] = [index, size - 1, leaf];
  for (const step of proof) {
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      hash = await nodeHash(step, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash = await nodeHash(hash, step);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 ? hash : null;
}

// A signed note: its text, and the signatures under it.
function readNote(note) {
  const end = note.lastIndexOf("\n\n");
  const text = end < 0 ? note : note.slice(0, end + 1);
  const signatures = (end < 0 ? "" : note.slice(end + 2)).split("\n").filter((line) => line.startsWith("— ")).map((line) => {
    const [, name, blob] = line.split(" ");
    return { name, blob: fromBase64(blob) };
  });
  const [origin, size, root] = text.split("\n");
  return { text, signatures, origin, size: Number(size), root };
}

async function isSigned(note, verifier) {
  const [name, , ...blob] = verifier.split("+");
  const key = fromBase64(blob.join("+"));
  const id = (await sha256(joined(bytes.encode(name + "\n"), key))).slice(0, 4);
  const publicKey = await crypto.subtle.importKey("raw", key.slice(1), { name: "Ed25519" }, false, ["verify"]);
  for (const signature of note.signatures) {
    const isOurs = signature.name === name && id.every((byte, i) => byte === signature.blob[i]);
    if (isOurs && await crypto.subtle.verify("Ed25519", publicKey, signature.blob.slice(4), bytes.encode(note.text))) return true;
  }
  return false;
}

// The checks. Each pushes what it finds, in words.

async function checkCheckpoint(trail, note, problems) {
  if (!(note.size >= 0) || !note.root) return problems.push("The checkpoint cannot be read.");
  if (!trail.key) {
    if (note.signatures.length) problems.push("The checkpoint carries a signature, and the key to it was taken out.");
    return;
  }
  let isGood = false;
  try {
    isGood = await isSigned(note, trail.key.verifier);
  } catch {
    problems.push("The key is none that this browser can use.");
  }
  if (!isGood) problems.push("The checkpoint's signature is not by the key that is given: its text, the signature or the key was changed.");
  const named = parsed(trail.key.line, "The line that names the key", problems);
  if (named && (named.data.key !== trail.key.verifier || named.seq !== trail.key.seq)) {
    problems.push(`The key is not the one that event @${trail.key.seq} of the log names.`);
  }
  await checkInclusion(trail.key, `Event @${trail.key.seq}, which names the key,`, note, problems);
}

async function checkInclusion(entry, what, note, problems) {
  let root = null;
  try {
    root = await rootOf(await leafHash(entry.line), entry.seq, note.size, entry.proof.map(fromBase64));
  } catch {
    root = null;
  }
  if (!root || toBase64(root) !== note.root) {
    problems.push(`${what} is not proved part of the log: its stored line, its proof or the root was changed.`);
  }
}

function parsed(line, what, problems) {
  try {
    return JSON.parse(line);
  } catch {
    problems.push(`${what} cannot be read.`);
    return null;
  }
}

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

// What the trail says of an entry, against its stored line.
function checkFields(entry, problems) {
  const line = parsed(entry.line, `The line of entry @${entry.seq}`, problems);
  if (!line) return;
  const wrong = ["seq", "id", "type", "recorded", "entered", "by", "via", "stated", "anchor", "place", "modality", "confidence",
    "attributed", "reason"].filter((key) => !same(entry[key], line[key]));
  if (!same(entry.sources, line.sources ?? [])) wrong.push("sources");
  if (!entry.corrected_by && !same(entry.on, line.on)) wrong.push("on");
  if (wrong.length) problems.push(`Entry @${entry.seq}: its ${wrong.join(", ")} is not what its stored line says.`);
}

// What the trail says has become of an entry, against the corrections that it carries.
function checkCorrections(trail, problems) {
  const carried = new Map([...trail.named, ...trail.trail].map((entry) => [entry.seq, entry]));
  const stored = (entry) => parsed(entry?.line ?? "null", "A line", []);
  for (const entry of trail.trail) {
    for (const seq of entry.corrected_by ?? []) {
      const line = stored(carried.get(seq));
      if (line?.type !== "fact.corrected" || line.data.event !== entry.id) {
        problems.push(`Entry @${entry.seq} is said to be corrected by @${seq}, and no such correction is carried.`);
      }
    }
    for (const change of entry.changes ?? []) {
      const line = stored(entry);
      if (line?.type !== "fact.corrected" || !same(line.data.set[change.field], change.after)) {
        problems.push(`Entry @${entry.seq}: the change of ${change.field} is not what its stored line says.`);
      }
    }
  }
}

function checkCount(trail, problems) {
  const missing = trail.scope.events - trail.trail.length;
  if (missing > 0) problems.push(`${missing} of the ${trail.scope.events} entries of which the trail speaks are missing.`);
  if (missing < 0) problems.push(`${-missing} entries are here of which the trail does not speak.`);
  if (new Set(trail.trail.map((entry) => entry.seq)).size !== trail.trail.length) problems.push("An entry stands here twice.");
  const late = trail.trail.filter((entry) => entry.seq > (trail.scope.to ?? -1));
  for (const entry of late) problems.push(`Entry @${entry.seq} was not known on the date of knowledge.`);
}

// What is shown, against its digest and against the entries that are carried.
async function checkShown(trail, digests, problems) {
  const names = { header: "The header", summary: "The summary", states: "The states", trail: "The data of the trail", moments: "The data of other days" };
  for (const [id, digest] of Object.entries(digests)) {
    const what = id.match(/^e\d+$/) ? `Entry @${id.slice(1)}` : names[id] ?? `The part “${id}”`;
    const element = byId(id);
    if (!element) problems.push(`${what} is not shown: it was taken out.`);
    else if (toBase64(await sha256(bytes.encode(element.textContent))) !== digest) problems.push(`${what} does not read as it was issued.`);
  }
  for (const node of [...byId("page").childNodes, ...document.body.childNodes]) {
    const isKnown = node.id === "verdict" || node.id === "page" || node.nodeName === "SCRIPT" || digests[node.id];
    if (!isKnown && node.textContent.trim()) problems.push(`Something was put into the page: “${node.textContent.trim().slice(0, 60)}”.`);
  }
  const carried = new Map(trail.trail.map((entry) => [`e${entry.seq}`, entry]));
  for (const element of document.querySelectorAll("article.entry")) {
    const entry = carried.get(element.id);
    if (!entry) problems.push(`Entry @${element.id.slice(1)} is shown, and its stored line is not here.`);
    else if (element.querySelector(".what")?.textContent !== entry.what) problems.push(`Entry @${entry.seq}: its sentence is not the one that was issued.`);
  }
  for (const id of carried.keys()) if (!digests[id]) problems.push(`Entry @${id.slice(1)} is carried, and was not issued.`);
}

async function check() {
  const problems = [];
  const trail = data("trail");
  const note = readNote(trail.checkpoint);
  await checkCheckpoint(trail, note, problems);
  for (const entry of trail.trail) {
    await checkInclusion(entry, `Entry @${entry.seq}`, note, problems);
    checkFields(entry, problems);
  }
  for (const named of trail.named) await checkInclusion(named, `Event @${named.seq}, from which names are taken,`, note, problems);
  checkSignOff(trail, problems);
  checkCorrections(trail, problems);
  checkCount(trail, problems);
  await checkShown(trail, data("shown"), problems);
  return { trail, note, problems };
}

function checkSignOff(trail, problems) {
  const signOff = trail.since_review?.sign_off;
  if (signOff !== undefined && !trail.trail.some((entry) => entry.seq === signOff)) {
    problems.push(`The sign-off @${signOff} is not among the entries.`);
  }
}

// The verdict.

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

// What a verdict means stands in the page itself, one click below, and stays there.
function say(kind, head, sentences, problems = []) {
  const verdict = byId("verdict");
  const meaning = verdict.querySelector("details");
  verdict.className = `verdict ${kind}`;
  verdict.replaceChildren(Object.assign(element("p", head), { className: "verdict-head" }));
  const most = 50;
  if (problems.length) {
    const more = problems.length > most ? [element("li", `and ${problems.length - most} more`)] : [];
    verdict.append(element("ul", null, ...problems.slice(0, most).map((problem) => element("li", problem)), ...more));
  }
  verdict.append(...sentences.map((sentence) => element("p", sentence)));
  if (meaning) verdict.append(meaning);
}

function report({ trail, note, problems }) {
  const reading = "Somebody who forged this page could have written every sentence, date and state on it, and this message. To check the file "
    + "without trusting it: scripts/verify-independently PAGE --key KEY, with a key that you have from elsewhere.";
  if (problems.length) {
    return say("bad", "Do not rely on this page: it is not as it was issued", ["Ask for another copy, or check the log itself."], problems);
  }
  const count = trail.trail.length;
  const entries = `The stored line of ${count === 1 ? "the entry" : `each of the ${count} entries`} stands, byte for byte, in the log ${note.origin} of ${note.size} events`;
  if (!trail.key) {
    return say("unsigned", "The lines belong together, and nobody has signed for them", [`${entries} by its root ${note.root}. The log has no key.`, reading]);
  }
  say("good", "Green means: the stored lines in this page are as they were signed. It does not mean that every sentence about them is proved.", [
    `${entries}, under a checkpoint signed by ${trail.key.verifier}.`, reading,
  ]);
}

// The states of other days.

function showMoments() {
  const moments = data("moments");
  const [on, known] = [byId("on"), byId("known")];
  if (!moments.days.length || !moments.known.length) return;
  on.max = moments.days.length - 1;
  known.max = moments.known.length - 1;
  const texts = () => {
    byId("on-text").textContent = moments.days[on.value];
    byId("known-text").textContent = moments.known[known.value];
    on.setAttribute("aria-valuetext", moments.days[on.value]);
    known.setAttribute("aria-valuetext", moments.known[known.value]);
  };
  const reset = () => {
    on.value = moments.on;
    known.value = moments.known.length - 1;
    texts();
    byId("moment").hidden = true;
    byId("as-issued").hidden = false;
  };
  const show = () => {
    texts();
    const states = moments.grid[known.value][on.value].map((number) => moments.states[number]);
    const items = states.map((state) => {
      const mark = Object.assign(element("b", state.mark), { className: state.mark });
      return element("li", null, mark, ` ${state.status}: `, element("strong", state.label), ` ${state.times}`,
        state.flags.length ? `; ${state.flags.join(", ")}` : "");
    });
    const caption = `On ${moments.days[on.value]}, as known on ${moments.known[known.value]}:`;
    byId("moment").replaceChildren(element("p", caption),
      items.length ? element("ul", null, ...items) : element("p", "Nothing is known to have held."));
    byId("moment").hidden = false;
    byId("as-issued").hidden = true;
  };
  for (const slider of [on, known]) slider.addEventListener("input", show);
  byId("issued").addEventListener("click", reset);
  reset();
  byId("sliders").hidden = false;
}

// Which entries are shown.

function showFilters() {
  const entries = [...document.querySelectorAll("article.entry")];
  const form = byId("choice");
  const apply = () => {
    const families = new Set([...form.querySelectorAll("[name=family]:checked")].map((box) => box.value));
    const words = byId("words").value.toLowerCase();
    let count = 0;
    for (const entry of entries) {
      entry.hidden = !families.has(entry.dataset.family) || !entry.textContent.toLowerCase().includes(words);
      if (!entry.hidden) count += 1;
    }
    byId("shown-count").textContent = count === entries.length ? "" : `${count} of ${entries.length} entries are shown.`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("order").addEventListener("change", () => {
    const ordered = byId("order").value === "issued" ? entries : [...entries].sort((a, b) => a.dataset.seq - b.dataset.seq);
    let last = byId("filters");
    for (const entry of ordered) {
      last.after(entry);
      last = entry;
    }
  });
  byId("unfold").addEventListener("click", () => {
    const isOpen = entries.every((entry) => entry.querySelector("details").open);
    for (const entry of entries) entry.querySelector("details").open = !isOpen;
    byId("unfold").textContent = isOpen ? "Show all sources" : "Hide all sources";
  });
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
  byId("show-recorded").addEventListener("change", (event) => {
    byId("picture").classList.toggle("with-recorded", event.target.checked);
  });
  byId("recorded-choice").hidden = false;
  form.hidden = false;
}

check().then((result) => {
  report(result);
  if (!result.problems.length) showMoments();
  showFilters();
}, (error) => say("bad", "This page could not be checked", [`It is damaged, or this browser lacks what it takes: ${error.message}`]));
