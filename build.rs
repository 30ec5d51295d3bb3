//! When must the binary be built anew although no source changed? When what is embedded in it did.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=frontend/dist");
}
