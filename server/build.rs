//! The folder of built assets must exist for it to be embedded, even while it is empty.

fn main() {
    let site = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/site");
    std::fs::create_dir_all(site).expect("the target folder can be written");
    println!("cargo:rerun-if-changed={site}");
}
