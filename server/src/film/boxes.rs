//! The boxes of an MP4 (ISO/IEC 14496-12) that a film needs. A file can hold any other box in any place, boxes within
//! boxes as deep as it likes, and tables that claim to be of any size: what is not one of these, in its place, is left out
//! before anything is decoded.

use super::NotAFilm;

/// What a box is.
pub(super) type Kind = [u8; 4];

/// The boxes that stand one after the other, as far as there are whole ones; `None` where one ends after what it is in.
pub(super) fn boxes(mut rest: &[u8]) -> Option<Vec<(Kind, &[u8])>> {
    let mut found = Vec::new();
    while rest.len() >= 8 {
        let (head, mut after) = rest.split_at(8);
        let kind: Kind = head[4..].try_into().ok()?;
        let size = u32::from_be_bytes(head[..4].try_into().ok()?);
        let length = match size {
            // To the end.
            0 => after.len(),
            1 => {
                let (long, body) = after.split_at_checked(8)?;
                after = body;
                usize::try_from(u64::from_be_bytes(long.try_into().ok()?).checked_sub(16)?).ok()?
            }
            size => (size as usize).checked_sub(8)?,
        };
        let (body, next) = after.split_at_checked(length)?;
        found.push((kind, body));
        rest = next;
    }
    Some(found)
}

fn written(kind: Kind, body: &[u8]) -> Vec<u8> {
    let size = u32::try_from(body.len() + 8).unwrap_or(u32::MAX).to_be_bytes();
    [size.as_slice(), &kind, body].concat()
}

/// A box with those of its children that are named, as they are.
fn only(kind: Kind, body: &[u8], children: &[&Kind]) -> Option<Vec<u8>> {
    let kept: Vec<u8> = boxes(body)?
        .into_iter()
        .filter(|(child, _)| children.contains(&child))
        .flat_map(|(child, body)| written(child, body))
        .collect();
    Some(written(kind, &kept))
}

fn child(body: &[u8], kind: Kind) -> Option<&[u8]> {
    boxes(body)?.into_iter().find(|(child, _)| *child == kind).map(|(_, body)| body)
}

/// Where the pictures are: in this file.
const HERE: &[u8] = b"\0\0\0\x24dinf\0\0\0\x1cdref\0\0\0\0\0\0\0\x01\0\0\0\x0curl \0\0\0\x01";

/// An index with one track of pictures and at most one of sound, and in it nothing but what is needed to play them.
pub(super) fn index(body: &[u8]) -> Result<Vec<u8>, NotAFilm> {
    let mut kept = Vec::new();
    let (mut pictures, mut sounds) = (0, 0);
    for (kind, body) in boxes(body).ok_or(NotAFilm::Unreadable)? {
        match &kind {
            b"mvhd" => kept.extend(written(kind, body)),
            // It is sent as it is recorded: the pictures are in parts that follow.
            b"mvex" => return Err(NotAFilm::Unreadable),
            b"trak" => {
                let handler = child(body, *b"mdia").and_then(|media| child(media, *b"hdlr"));
                match handler.and_then(|handler| handler.get(8..12)) {
                    Some(b"vide") => pictures += 1,
                    Some(b"soun") => sounds += 1,
                    // Times, places, chapters, subtitles.
                    _ => continue,
                }
                kept.extend(track(body)?);
            }
            _ => {}
        }
    }
    match (pictures, sounds) {
        (1, 0 | 1) => Ok(kept),
        (0, _) => Err(NotAFilm::Unreadable),
        (1, _) => Err(NotAFilm::Sound),
        _ => Err(NotAFilm::OtherCodec),
    }
}

fn track(body: &[u8]) -> Result<Vec<u8>, NotAFilm> {
    let unreadable = || NotAFilm::Unreadable;
    let mut kept = Vec::new();
    for (kind, body) in boxes(body).ok_or_else(unreadable)? {
        match &kind {
            b"tkhd" => kept.extend(written(kind, body)),
            b"edts" => kept.extend(only(kind, body, &[b"elst"]).ok_or_else(unreadable)?),
            b"mdia" => {
                let mut media = Vec::new();
                for (kind, body) in boxes(body).ok_or_else(unreadable)? {
                    match &kind {
                        b"mdhd" | b"hdlr" => media.extend(written(kind, body)),
                        b"minf" => media.extend(written(kind, &tables(body)?)),
                        _ => {}
                    }
                }
                kept.extend(written(kind, &media));
            }
            _ => {}
        }
    }
    Ok(written(*b"trak", &kept))
}

fn tables(body: &[u8]) -> Result<Vec<u8>, NotAFilm> {
    const NEEDED: [&Kind; 7] = [b"stts", b"ctts", b"stss", b"stsc", b"stsz", b"stco", b"co64"];
    let mut kept = HERE.to_vec();
    for (kind, body) in boxes(body).ok_or(NotAFilm::Unreadable)? {
        match &kind {
            b"vmhd" | b"smhd" => kept.extend(written(kind, body)),
            b"stbl" => {
                let mut table = Vec::new();
                for (kind, body) in boxes(body).ok_or(NotAFilm::Unreadable)? {
                    if kind == *b"stsd" {
                        table.extend(written(kind, &described(body)?));
                    } else if NEEDED.contains(&&kind) {
                        table.extend(written(kind, body));
                    }
                }
                kept.extend(written(kind, &table));
            }
            _ => {}
        }
    }
    Ok(kept)
}

/// What the pictures or the sound are: one description, of H.264 or of AAC.
fn described(body: &[u8]) -> Result<Vec<u8>, NotAFilm> {
    let entries = boxes(body.get(8..).ok_or(NotAFilm::Unreadable)?).ok_or(NotAFilm::Unreadable)?;
    let [(kind, entry)] = entries.as_slice() else { return Err(NotAFilm::OtherCodec) };
    let kept = match kind {
        b"avc1" => pictures(entry).ok_or(NotAFilm::Unreadable)?,
        b"mp4a" => sound(entry).ok_or(NotAFilm::Sound)?,
        // Sounds of other kinds are told by where they stand.
        _ if SOUNDS.contains(&kind) => return Err(NotAFilm::Sound),
        _ => return Err(NotAFilm::OtherCodec),
    };
    Ok([&[0, 0, 0, 0, 0, 0, 0, 1], written(*kind, &kept).as_slice()].concat())
}

/// Sounds that not every phone plays.
const SOUNDS: [&Kind; 12] =
    [b"ac-3", b"ec-3", b"Opus", b"fLaC", b"alac", b"sowt", b"twos", b"lpcm", b"in24", b"fl32", b"samr", b".mp3"];

fn pictures(entry: &[u8]) -> Option<Vec<u8>> {
    let (fixed, children) = entry.split_at_checked(78)?;
    let mut kept = fixed.to_vec();
    for (kind, body) in boxes(children)? {
        let colours = kind == *b"colr" && matches!(body.get(..4), Some(b"nclx" | b"nclc"));
        if colours || [b"avcC", b"pasp"].contains(&&kind) {
            kept.extend(written(kind, body));
        }
    }
    Some(kept)
}

fn sound(entry: &[u8]) -> Option<Vec<u8>> {
    // QuickTime's descriptions are longer, and what decodes the sound stands a box deeper.
    let fixed = match u16::from_be_bytes(entry.get(8..10)?.try_into().ok()?) {
        0 => 28,
        1 => 28 + 16,
        2 => 28 + 36,
        _ => return None,
    };
    let (fixed, children) = entry.split_at_checked(fixed)?;
    let esds = child(children, *b"esds").or_else(|| child(child(children, *b"wave")?, *b"esds"))?;
    Some([fixed, &written(*b"esds", esds)].concat())
}
