// The accounts page.
import { useQuery } from "@tanstack/react-query";
import { AccountTable } from "../../features/people/accounts/account-table";
import { InvitationList } from "../../features/people/accounts/invitation-list";
import { InviteForm } from "../../features/people/accounts/invite-form";
import { accountsQuery, invitationsQuery } from "../../features/people/accounts/queries";
import { sessionQuery } from "../../features/people/sessions/queries";
import { t } from "../../texts";
import { Lines } from "../../ui/feedback/lines";
import { Failed } from "../../ui/feedback/notice";
import classes from "./accounts.module.css";

export function AccountsPage() {
  const accounts = useQuery(accountsQuery);
  const { data: invitations = [] } = useQuery(invitationsQuery);
  const { data: session } = useQuery(sessionQuery);
  return (
    <div className={classes.page}>
      <h1>{t.accounts.title}</h1>
      <InviteForm />
      <InvitationList invitations={invitations} />
      <h2 className={classes.heading}>{t.accounts.everybody}</h2>
      {accounts.data ? (
        <AccountTable accounts={accounts.data} me={session?.account.id ?? ""} />
      ) : accounts.isError ? (
        <Failed error={accounts.error} retry={() => void accounts.refetch()} />
      ) : (
        <Lines rows={6} label={t.accounts.loading} />
      )}
    </div>
  );
}
