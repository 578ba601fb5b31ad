//! QR codes: of a session's code on the wall, of an address on a poster.

use std::fmt::Write as _;

use app::pages::engage::Qr;

/// A QR code of an address; nothing where it is too long for one.
pub fn code(address: &str) -> Option<Qr> {
    let code = qrcode::QrCode::with_error_correction_level(address, qrcode::EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == qrcode::Color::Dark {
            let _ = write!(path, "M{} {}h1v1h-1z", at % width, at / width);
        }
    }
    Some(Qr { width, path })
}
