//! Builds what browsers fetch, into a folder: `bundle WASM FOLDER`.
//!
//! Bindings for the wasm, the script that starts it, the styles, the icon; each named by its
//! content, with `.br` and `.gz` beside it, and a `manifest.json` that says which is which.

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use lightningcss::{
    bundler::{Bundler, FileProvider},
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions},
    targets::{Browsers, Targets},
};
use sha2::{Digest as _, Sha256};

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    let (Some(wasm), Some(out), Some(style)) = (args.next(), args.next(), args.next()) else {
        anyhow::bail!("usage: bundle WASM OUT STYLE");
    };
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("empty {}", out.display()))?;
    }
    fs::create_dir_all(&out)?;
    let mut site = Site { out, manifest: BTreeMap::new() };
    for sheet in ["site.css", "desk.css"] {
        site.add(sheet, css(&style.join(sheet))?.into_bytes())?;
    }
    let icon = style.join("icon.svg");
    site.add("icon.svg", fs::read(&icon).with_context(|| format!("read {}", icon.display()))?)?;
    site.browser(&wasm, &style)?;
    site.finish()
}

/// A style sheet with those it imports, made small. Browsers from 2021 on understand every rule; older ones show the
/// page plainly.
fn css(entry: &Path) -> anyhow::Result<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow::anyhow!("{}: {error}", entry.display()))?;
    let version = |major: u32| Some(major << 16);
    let targets = Targets::from(Browsers {
        chrome: version(90),
        firefox: version(90),
        safari: version(14),
        ios_saf: version(14),
        android: version(90),
        ..Browsers::default()
    });
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| anyhow::anyhow!("{error}"))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() });
    Ok(printed.map_err(|error| anyhow::anyhow!("{error}"))?.code)
}

struct Site {
    out: PathBuf,
    manifest: BTreeMap<String, String>,
}

impl Site {
    /// Writes a file under a name that changes with its content, and says the name.
    fn add(&mut self, name: &str, bytes: Vec<u8>) -> anyhow::Result<String> {
        let digest = Sha256::digest(&bytes);
        let first = digest.iter().take(8).fold(0u64, |number, byte| number << 8 | u64::from(*byte));
        let hash = format!("{:010x}", first >> 24);
        let (stem, ending) = name.rsplit_once('.').context("a file name has an ending")?;
        let hashed = format!("{stem}.{hash}.{ending}");
        let path = self.out.join(&hashed);
        fs::write(&path, &bytes).with_context(|| format!("write {}", path.display()))?;
        let mut brotli = Vec::new();
        let options = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &options)?;
        fs::write(self.out.join(format!("{hashed}.br")), &brotli)?;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&bytes)?;
        fs::write(self.out.join(format!("{hashed}.gz")), gzip.finish()?)?;
        println!("{hashed}: {} bytes, {} as brotli", bytes.len(), brotli.len());
        self.manifest.insert(name.to_owned(), hashed.clone());
        Ok(hashed)
    }

    /// The wasm with its bindings, and the script that starts it.
    fn browser(&mut self, wasm: &Path, style: &Path) -> anyhow::Result<()> {
        let work = self.out.join("work");
        wasm_bindgen_cli_support::Bindgen::new()
            .input_path(wasm)
            .web(true)?
            .typescript(false)
            .omit_default_module_path(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .out_name("app")
            .generate(&work)
            .with_context(|| format!("make bindings for {}", wasm.display()))?;
        let wasm = self.add("app.wasm", fs::read(work.join("app_bg.wasm"))?)?;
        let script = self.add("app.js", fs::read(work.join("app.js"))?)?;
        let boot = fs::read_to_string(style.join("boot.js"))?.replace("APP_JS", &script).replace("APP_WASM", &wasm);
        self.add("boot.js", boot.into_bytes())?;
        // Snippets that crates bring along are named in app.js by where they lie.
        let snippets = work.join("snippets");
        if snippets.exists() {
            fs::rename(&snippets, self.out.join("snippets"))?;
        }
        fs::remove_dir_all(&work)?;
        Ok(())
    }

    fn finish(self) -> anyhow::Result<()> {
        fs::write(self.out.join("manifest.json"), serde_json::to_vec_pretty(&self.manifest)?)?;
        Ok(())
    }
}
