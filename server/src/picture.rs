//! Photographs of drawings, made fit to keep: small, upright, and without anything that says where they were taken.

use std::io::Cursor;

use domain::digest::Digest;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder as _, ImageEncoder as _, ImageReader, Limits, Rgb, RgbImage,
    codecs::jpeg::JpegEncoder, imageops::FilterType,
};

/// The largest file that is taken, in bytes: phones' photographs are smaller.
pub const LARGEST: usize = 16 * 1024 * 1024;
/// The longest side that is kept, in pixels: read on a phone and printed half a page wide, more shows nothing more.
pub const LONGEST_SIDE: u32 = 1_200;
/// The longest side that is read, in pixels, and how much memory it may take: a file can claim to be of any size.
const LONGEST_READ: u32 = 12_000;
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// The most pixels that are read: phones' photographs have fewer.
const MOST_PIXELS: u64 = 64_000_000;
/// What a pixel of a progressive JPEG takes, beside one of a plain one: all of its waves are kept until the last pass.
const PASSES: u64 = 4;
/// How much is kept of it, in a hundred.
const QUALITY: u8 = 80;

/// A picture as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// A JPEG.
    pub bytes: Vec<u8>,
    /// Its digest.
    pub digest: String,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high it is, in pixels.
    pub height: u32,
}

/// It is no picture that can be read: no JPEG, PNG or WebP, broken, or too large to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no picture that can be read")]
pub struct NotAPicture;

/// Reads a photograph and makes it fit to keep. It is drawn anew, so that nothing of the file is left but what can be
/// seen: no place, no time, no name of a device, and nothing hidden behind the picture.
///
/// # Errors
/// [`NotAPicture`].
pub fn fit(file: &[u8]) -> Result<Picture, NotAPicture> {
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| NotAPicture)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_READ);
    limits.max_image_height = Some(LONGEST_READ);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| NotAPicture)?;
    // No format counts what the whole picture takes, and one that is drawn in several passes takes it several times over.
    let (width, height) = decoder.dimensions();
    let passes = if is_progressive(file) { PASSES } else { 1 };
    if decoder.total_bytes() > MOST_MEMORY || u64::from(width) * u64::from(height) * passes > MOST_PIXELS {
        return Err(NotAPicture);
    }
    // Phones save what the camera saw, and beside it which way it was held.
    let held = decoder.orientation().map_err(|_| NotAPicture)?;
    let mut seen = DynamicImage::from_decoder(decoder).map_err(|_| NotAPicture)?;
    if seen.width().max(seen.height()) > LONGEST_SIDE {
        seen = seen.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::CatmullRom);
    }
    seen.apply_orientation(held);
    let kept = on_paper(seen);
    let (width, height) = kept.dimensions();
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .write_image(kept.as_raw(), width, height, ExtendedColorType::Rgb8)
        .map_err(|_| NotAPicture)?;
    let digest = Digest::of([bytes.as_slice()]).to_string();
    Ok(Picture { bytes, digest, width, height })
}

/// Whether a file is a JPEG that is drawn in several passes: by the marker of its frame (ISO/IEC 10918-1, table B.1).
fn is_progressive(file: &[u8]) -> bool {
    let Some(mut rest) = file.strip_prefix(&[0xff, 0xd8]) else { return false };
    loop {
        match *rest {
            // Filling, or a marker that nothing belongs to.
            [0xff, 0xff, ..] => rest = &rest[1..],
            [0xff, 0x01 | 0xd0..=0xd8, ref after @ ..] => rest = after,
            [0xff, 0xc2 | 0xc6 | 0xca | 0xce, ..] => return true,
            // The picture begins, or ends.
            [0xff, 0xd9 | 0xda, ..] => return false,
            [0xff, _, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([high, low]));
                match rest.get(2 + length.max(2)..) {
                    Some(after) => rest = after,
                    None => return false,
                }
            }
            _ => return false,
        }
    }
}

/// What can be seen through is on white.
fn on_paper(seen: DynamicImage) -> RgbImage {
    if !seen.color().has_alpha() {
        return seen.into_rgb8();
    }
    let seen = seen.into_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [r, g, b, a] = seen.get_pixel(x, y).0;
        let over = |c: u8| {
            let mixed = (u32::from(c) * u32::from(a) + 255 * (255 - u32::from(a))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Rgb([over(r), over(g), over(b)])
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use image::{ImageFormat, RgbaImage};

    use super::*;

    fn png(picture: &RgbaImage) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        picture.write_to(&mut file, ImageFormat::Png).expect("it is written");
        file.into_inner()
    }

    /// A drawing in a report.
    pub(crate) fn drawing(digest: &str) -> domain::outcome::Drawing {
        domain::outcome::Drawing {
            digest: digest.to_owned(),
            width: 30,
            height: 20,
            alternative: "A \"drawing\"".to_owned(),
            words: "The long queue \"for\" dinner".to_owned(),
            who: "Children".to_owned(),
        }
    }

    /// A JPEG that says which way the phone was held, and where it was.
    pub(crate) fn photograph() -> Vec<u8> {
        let picture = RgbImage::from_fn(400, 200, |x, _| if x < 200 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) });
        let mut file = Cursor::new(Vec::new());
        picture.write_to(&mut file, ImageFormat::Jpeg).expect("it is written");
        let file = file.into_inner();
        // EXIF, big-endian: one directory of one entry, the orientation 6 (turn by a quarter to the right), and words.
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend_from_slice(b"51.4039N 0.0198E");
        let length = u16::try_from(exif.len() + 2).expect("it is short").to_be_bytes();
        [&file[..2], &[0xff, 0xe1], &length[..], &exif[..], &file[2..]].concat()
    }

    #[test]
    fn a_photograph_stands_upright_and_says_nothing_of_where_it_was_taken() {
        let photograph = photograph();
        assert!(photograph.windows(4).any(|bytes| bytes == b"Exif"));
        let kept = fit(&photograph).expect("a picture");
        assert_eq!((kept.width, kept.height), (200, 400), "it was held upright");
        assert!(!kept.bytes.windows(4).any(|bytes| bytes == b"Exif" || bytes == b"51.4"));
        let shown = image::load_from_memory(&kept.bytes).expect("a JPEG").into_rgb8();
        assert!(shown.get_pixel(100, 50).0[0] > 150, "what was on the left is above");
        assert!(shown.get_pixel(100, 350).0[2] > 150, "what was on the right is below");
        assert_eq!(fit(&photograph), Ok(kept), "the same each time");
    }

    #[test]
    fn what_is_large_is_made_small_and_what_is_clear_is_on_white() {
        let kept = fit(&png(&RgbaImage::new(3_000, 1_000))).expect("a picture");
        assert_eq!((kept.width, kept.height), (1_200, 400));
        let shown = image::load_from_memory(&kept.bytes).expect("a JPEG").into_rgb8();
        assert!(shown.get_pixel(600, 200).0.iter().all(|c| *c > 250));
    }

    #[test]
    fn what_is_no_picture_or_claims_to_be_huge_is_refused() {
        assert_eq!(fit(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err(NotAPicture));
        assert_eq!(fit(b""), Err(NotAPicture));
        let mut cut = photograph();
        cut.truncate(60);
        assert_eq!(fit(&cut), Err(NotAPicture));
        // The header of a PNG of 60,000 by 60,000: the checksum is not reached.
        let mut huge = png(&RgbaImage::new(1, 1));
        huge[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        assert_eq!(fit(&huge), Err(NotAPicture));
    }

    /// A JPEG whose frame says that it is of another size, and drawn in another way.
    fn claims(marker: u8, side: u16) -> Vec<u8> {
        let mut file = photograph();
        let at = file.windows(2).position(|two| two == [0xff, 0xc0]).expect("a frame");
        file[at + 1] = marker;
        let [high, low] = side.to_be_bytes();
        file[at + 5..at + 9].copy_from_slice(&[high, low, high, low]);
        file
    }

    #[test]
    fn what_would_take_very_much_memory_is_not_opened() {
        assert!(!is_progressive(&photograph()) && is_progressive(&claims(0xc2, 100)));
        assert!(
            !is_progressive(b"") && !is_progressive(&[0xff, 0xd8]) && !is_progressive(&[0xff, 0xd8, 0xff, 0xe0, 0, 0])
        );
        // What is there of the file is a part of what it claims: it is not looked for.
        assert!(fit(&claims(0xc0, 2_000)).is_ok(), "as a plain picture it would be");
        assert_eq!(fit(&claims(0xc0, 9_000)), Err(NotAPicture));
        assert_eq!(fit(&claims(0xc2, 5_000)), Err(NotAPicture));
    }
}
