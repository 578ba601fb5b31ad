//! Properties in the order in which WordprocessingML wants them (ECMA-376-1, 17.3 to 17.15). The library writes them in
//! an order of its own, which Word forgives and a validator does not.

use std::io::Cursor;

use quick_xml::{
    Reader, Writer,
    events::{BytesStart, Event},
};

/// The parts of an element that are an `xsd:sequence`, as far as a document of ours has them. What is not named here
/// stays before what is.
fn sequence(element: &[u8]) -> Option<&'static str> {
    Some(match element {
        b"w:pPr" => {
            "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind \
             contextualSpacing jc textAlignment outlineLvl rPr sectPr"
        }
        b"w:rPr" => {
            "rStyle rFonts b bCs i iCs caps strike vanish color spacing sz szCs highlight u shd vertAlign rtl cs lang"
        }
        b"w:numPr" => "ilvl numId",
        b"w:style" => "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
        b"w:lvl" => "start numFmt pStyle suff lvlText lvlJc pPr rPr",
        b"w:sectPr" => "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
        b"w:settings" => "zoom defaultTabStop compat",
        _ => return None,
    })
}

/// An element that is not closed yet.
struct Open {
    start: BytesStart<'static>,
    /// What is in it, each part whole, with its name where it has one.
    parts: Vec<(Vec<u8>, Vec<Event<'static>>)>,
}

impl Open {
    fn add(&mut self, name: &[u8], events: Vec<Event<'static>>) {
        self.parts.push((name.to_vec(), events));
    }

    /// Its parts, in order.
    fn close(mut self) -> (Vec<u8>, Vec<Event<'static>>) {
        let name = self.start.name().as_ref().as_bytes().to_vec();
        if name == b"w:pPr" {
            // Properties of a paragraph's mark, of which there are none: in a style or a list there is no place for them.
            self.parts.retain(|(part, events)| part != b"w:rPr" || events.len() > 1);
        }
        if let Some(order) = sequence(&name) {
            let place =
                |part: &[u8]| order.split(' ').position(|wanted| part.strip_prefix(b"w:") == Some(wanted.as_bytes()));
            self.parts.sort_by_key(|(part, _)| place(part));
        }
        let end = self.start.to_end().into_owned();
        let mut events = vec![Event::Start(self.start)];
        events.extend(self.parts.into_iter().flat_map(|(_, events)| events));
        events.push(Event::End(end));
        (name, events)
    }
}

/// A part of a document, with the properties in it in order.
///
/// # Errors
/// Where it is not XML.
pub(super) fn in_order(part: &[u8]) -> Result<Vec<u8>, quick_xml::Error> {
    let mut reader = Reader::from_reader(part);
    let mut out = Writer::new(Cursor::new(Vec::new()));
    let mut open: Vec<Open> = Vec::new();
    loop {
        let (name, events) = match reader.read_event()?.into_owned() {
            Event::Eof => return Ok(out.into_inner().into_inner()),
            Event::Start(start) => {
                open.push(Open { start, parts: Vec::new() });
                continue;
            }
            // The reader has seen to it that it closes what is open.
            Event::End(_) => match open.pop() {
                Some(done) => done.close(),
                None => continue,
            },
            Event::Empty(one) => (one.name().as_ref().as_bytes().to_vec(), vec![Event::Empty(one)]),
            other => (Vec::new(), vec![other]),
        };
        match open.last_mut() {
            Some(within) => within.add(&name, events),
            None => {
                for event in events {
                    out.write_event(event)?;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_an_order_is_moved() {
        let given = "<?xml version=\"1.0\"?><w:p><w:pPr><w:rPr><w:sz/><w:b/></w:rPr><w:rPr/><w:jc/><w:pStyle w:val=\"A &amp; B\"/></w:pPr>\
                     <w:r>b &lt; <w:t/>a</w:r></w:p>";
        let wanted = "<?xml version=\"1.0\"?><w:p><w:pPr><w:pStyle w:val=\"A &amp; B\"/><w:jc/><w:rPr><w:b/><w:sz/></w:rPr></w:pPr>\
                      <w:r>b &lt; <w:t/>a</w:r></w:p>";
        let once = in_order(given.as_bytes()).expect("it is XML");
        assert_eq!(String::from_utf8_lossy(&once), wanted);
        assert_eq!(in_order(&once).expect("it is XML"), once);
        assert!(in_order(b"<w:p></w:r>").is_err());
    }
}
