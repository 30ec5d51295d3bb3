// The accounts page.

import { useQuery } from "@tanstack/react-query";
import { AccountTable } from "../../features/people/accounts/account-table";
import { accountsQuery, invitationsQuery } from "../../features/people/accounts/data";
import { InvitationList } from "../../features/people/accounts/invitation-list";
import { InviteForm } from "../../features/people/accounts/invite-form";
import { sessionQuery } from "../../features/people/sessions/queries";
import { t } from "../../texts";
import { Pending } from "../../ui/feedback/pending";
import { Page } from "../../ui/page";
import classes from "./accounts.module.css";

export function AccountsPage() {
  const accounts = useQuery(accountsQuery);
  const { data: invitations = [] } = useQuery(invitationsQuery);
  const { data: session } = useQuery(sessionQuery);
  return (
    <Page title={t.accounts.title} width={960}>
      <InviteForm />
      <InvitationList invitations={invitations} />
      <h2 className={classes.heading}>{t.accounts.everybody}</h2>
      {accounts.data ? (
        <AccountTable accounts={accounts.data} me={session?.account.id ?? ""} />
      ) : (
        <Pending query={accounts} rows={6} />
      )}
    </Page>
  );
}
