// Passkeys through the browser's WebAuthn API.
import { t } from "../../texts";

/** Whether this browser can: it needs https (or localhost) and the functions that read the server's JSON. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

/** Lets a device make a passkey; the answer is for the server. */
export async function makePasskey(options: object): Promise<object> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  return answer(await navigator.credentials.create({ publicKey }));
}

/** Asks the device for a passkey; the response is for the server. */
export async function askDevice(options: object): Promise<object> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  return answer(await navigator.credentials.get({ publicKey }));
}

function answer(credential: Credential | null): object {
  if (!(credential instanceof PublicKeyCredential)) throw new Error("The device gave no answer.");
  return credential.toJSON();
}

/** What the person reads when the device, and not the server, refuses. */
export function deviceFailure(error: unknown): string | null {
  if (!(error instanceof DOMException)) return null;
  if (error.name === "InvalidStateError") return t.passkeys.known;
  // Cancelled, timed out, or no passkey here: browsers do not say which.
  return t.passkeys.refused;
}
