// One answer to the server and its word back. Never throws: what cannot be understood is `failed`, to be sent again.

const PATIENCE = 30_000; // milliseconds; a reply read by the language model may wait its turn
// the cookie first: whoever signs in again in another tab gets a new token, which this page does not know
const token = () =>
  /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

export async function send({ ref, action, fields }) {
  const body = new URLSearchParams([...fields, ["ref", ref]]);
  const headers = { Accept: "application/json", "X-CSRFToken": token(), "X-Requested-With": "fetch" };
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(action, { method: "POST", body, headers, signal, credentials: "same-origin" });
    if (response.status === 413) return { type: "refused", reason: "large" };
    if (response.status === 404 || response.status === 403) return { type: "failed", reason: "closed" };
    if (!response.headers.get("Content-Type")?.startsWith("application/json")) {
      return { type: "failed", reason: response.redirected ? "closed" : "away" };
    }
    const answer = await response.json();
    if (answer.saved) return { type: "confirmed", answer };
    return response.status === 422 ? { type: "refused", answer } : { type: "failed", reason: "away" };
  } catch {
    return { type: "failed", reason: "away" };
  }
}

export function newRef() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // a site on plain http inside a company has no randomUUID
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
