// An OpenID Connect provider for the end-to-end tests: the typed name is the person and names the role.
// PROVIDER_PORT is where it listens, REDIRECT_URI where it may send people back to.
import Provider from "oidc-provider";

const { PROVIDER_PORT: port, REDIRECT_URI: redirect } = process.env;
if (!port || !redirect) throw new Error("Set PROVIDER_PORT and REDIRECT_URI.");

const provider = new Provider(`http://localhost:${port}`, {
  clients: [{ client_id: "claimdesk", client_secret: "of the client", redirect_uris: [redirect] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "roles"] },
  // The library's own sign-in pages; warns that they are for tests only.
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ["end-to-end"] },
  findAccount: (_, sub) => ({
    accountId: sub,
    claims: () => ({
      sub,
      email: `${sub}@provider.example`,
      email_verified: true,
      name: `${sub} of the provider`,
      roles: [`claimdesk-${sub.split("-")[0]}`],
    }),
  }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log(`provider: listens on ${port}`));
