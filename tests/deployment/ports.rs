//! Ports: `make run` tells of one that is in use before it builds.

use std::net::TcpListener;
use std::process::{Command, Output};

use crate::repository;

/// Runs the check in an empty directory with these arguments of `serve`, and with variables.
fn check(args: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new("node");
    command.arg(repository().join("scripts/ports.mjs")).args(args).current_dir(std::env::temp_dir());
    for name in ["CLAIMDESK_HTTP__LISTEN", "CLAIMDESK_OPERATIONS__LISTEN", "CLAIMDESK_CONFIG"] {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied()).output().unwrap()
}

#[test]
fn a_port_in_use_is_told_with_the_flag_and_the_variable_that_change_it() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let free = ["--http-listen", "127.0.0.1:0", "--operations-listen=127.0.0.1:0"];
    assert!(check(&free, &[]).status.success());

    for (args, variables, flag, variable) in [
        (vec!["--http-listen", address.as_str()], vec![], "--http-listen", "CLAIMDESK_HTTP__LISTEN"),
        (
            vec!["--http-listen", "127.0.0.1:0"],
            vec![("CLAIMDESK_OPERATIONS__LISTEN", address.as_str())],
            "--operations-listen",
            "CLAIMDESK_OPERATIONS__LISTEN",
        ),
    ] {
        let output = check(&args, &variables);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success(), "{args:?} {variables:?}");
        let port = taken.local_addr().unwrap().port().to_string();
        for part in [port.as_str(), flag, variable, "make run ARGS="] {
            assert!(said.contains(part), "{part} is missing: {said}");
        }
        assert_eq!(said.matches(flag).count(), 1, "{said}");
    }
    drop(taken);
    assert!(check(&["--http-listen", &address, "--operations-listen=127.0.0.1:0"], &[]).status.success());
}
