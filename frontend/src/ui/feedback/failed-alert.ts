// The failure of an action, at the place where it was asked for.
import { Alert } from "@mantine/core";

export const FailedAlert = Alert.withProps({ role: "alert", color: "red", variant: "light" });
