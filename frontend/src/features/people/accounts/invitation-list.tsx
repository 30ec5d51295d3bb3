// The list of open invitations.

import type { Invitation } from "../../../api/types";
import { roleText } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { TextButton } from "../../../ui/controls/buttons";
import { report } from "../../../ui/feedback/say";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { useWithdrawInvitation } from "./data";
import classes from "./invitation-list.module.css";

export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  const withdraw = useWithdrawInvitation();
  if (invitations.length === 0) return null;
  return (
    <section aria-label={t.accounts.invitations}>
      <h2 className={classes.heading}>{t.accounts.invitations}</h2>
      <ul className={classes.list}>
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <span>
              {phrase(
                t.accounts.invited(
                  <bdi>{invitation.name}</bdi>,
                  invitation.email,
                  roleText(invitation.role),
                  invitation.invited_by.name,
                  <Moment at={invitation.created_at} />,
                ),
              )}
            </span>
            <TextButton color="gray" onClick={() => withdraw.mutate(invitation.id, report(t.accounts.withdrawDone))}>
              {t.accounts.withdraw}
            </TextButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
