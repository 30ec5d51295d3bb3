// Who was asked to join and has not answered?
import { Button } from "@mantine/core";
import type { Invitation } from "../../api/types";
import { Moment } from "../../ui/moment";
import { sayDone, sayFailed } from "../../ui/say";
import { useWithdrawInvitation } from "./actions";
import classes from "./invitation-list.module.css";

export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  const withdraw = useWithdrawInvitation();
  if (invitations.length === 0) return null;
  return (
    <section aria-label="Open invitations">
      <h2 className={classes.heading}>Open invitations</h2>
      <ul className={classes.list}>
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <span>
              <bdi>{invitation.name}</bdi>, {invitation.email}, as {invitation.role}; asked by{" "}
              {invitation.invited_by.name} <Moment at={invitation.created_at} />
            </span>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={() =>
                withdraw.mutate(invitation.id, {
                  onSuccess: () => sayDone("The link works no more."),
                  onError: sayFailed,
                })
              }
            >
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
