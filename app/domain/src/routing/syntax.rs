//! Text to [`Expression`].

use super::{Expression, Number, Order, Subject};
use crate::code::Code;

/// Why a text is not a condition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}, at character {at}")]
pub struct SyntaxError {
    /// What is wrong.
    pub message: String,
    /// Where, from 1.
    pub at: usize,
}

/// Conditions nest no deeper than this.
const DEPTH: usize = 32;

/// Parses a condition.
pub fn parse(text: &str) -> Result<Expression, SyntaxError> {
    let tokens = lex(text)?;
    let mut parser = Parser { tokens: &tokens, next: 0, end: text.chars().count() + 1, depth: 0 };
    let expression = parser.or()?;
    match parser.peek() {
        None => Ok(expression),
        Some(token) => Err(parser.wrong(format!("did not expect {} here", token.describe()))),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Text(String),
    Number(f64),
    Order(Order),
    Open,
    Close,
}

impl Token {
    fn describe(&self) -> String {
        match self {
            Self::Word(word) => format!("“{word}”"),
            Self::Text(text) => format!("the text “{text}”"),
            Self::Number(number) => format!("the number {number}"),
            Self::Order(_) => "a comparison".to_owned(),
            Self::Open => "“(”".to_owned(),
            Self::Close => "“)”".to_owned(),
        }
    }
}

fn lex(text: &str) -> Result<Vec<(usize, Token)>, SyntaxError> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let at = i + 1;
        let followed_by_equals = chars.get(i + 1) == Some(&'=');
        let (token, length) = match chars[i] {
            c if c.is_whitespace() => {
                i += 1;
                continue;
            }
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            '=' => (Token::Order(Order::Equal), 1),
            '!' if followed_by_equals => (Token::Order(Order::Unequal), 2),
            '<' if followed_by_equals => (Token::Order(Order::AtMost), 2),
            '>' if followed_by_equals => (Token::Order(Order::AtLeast), 2),
            '<' => (Token::Order(Order::Less), 1),
            '>' => (Token::Order(Order::More), 1),
            '"' => {
                let Some(length) = chars[i + 1..].iter().position(|c| *c == '"') else {
                    return Err(SyntaxError { message: "this text has no closing \"".to_owned(), at });
                };
                (Token::Text(chars[i + 1..i + 1 + length].iter().collect()), length + 2)
            }
            c if c.is_ascii_digit() || c == '-' => {
                let length = 1 + chars[i + 1..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
                let digits: String = chars[i..i + length].iter().collect();
                let number = digits
                    .parse()
                    .map_err(|_| SyntaxError { message: format!("“{digits}” is not a number"), at })?;
                (Token::Number(number), length)
            }
            c if c.is_ascii_lowercase() => {
                let length = chars[i..]
                    .iter()
                    .take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || **c == '-')
                    .count();
                (Token::Word(chars[i..i + length].iter().collect()), length)
            }
            other => return Err(SyntaxError { message: format!("“{other}” means nothing here"), at }),
        };
        tokens.push((at, token));
        i += length;
    }
    Ok(tokens)
}

struct Parser<'t> {
    tokens: &'t [(usize, Token)],
    next: usize,
    end: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn wrong(&self, message: String) -> SyntaxError {
        let at = self.tokens.get(self.next).map_or(self.end, |(at, _)| *at);
        SyntaxError { message, at }
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Word(found)) if found == word);
        self.next += usize::from(found);
        found
    }

    fn expect(&mut self, token: &Token, what: &str) -> Result<(), SyntaxError> {
        if self.peek() == Some(token) {
            self.next += 1;
            Ok(())
        } else {
            Err(self.wrong(format!("expected {what}")))
        }
    }

    fn or(&mut self) -> Result<Expression, SyntaxError> {
        let mut left = self.and()?;
        while self.take_word("or") {
            left = Expression::Or(Box::new(left), Box::new(self.and()?));
        }
        Ok(left)
    }

    fn and(&mut self) -> Result<Expression, SyntaxError> {
        let mut left = self.not()?;
        while self.take_word("and") {
            left = Expression::And(Box::new(left), Box::new(self.not()?));
        }
        Ok(left)
    }

    fn not(&mut self) -> Result<Expression, SyntaxError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.wrong("this condition nests too deeply".to_owned()));
        }
        let result = if self.take_word("not") {
            Ok(Expression::Not(Box::new(self.not()?)))
        } else if self.peek() == Some(&Token::Open) {
            self.next += 1;
            let inner = self.or()?;
            self.expect(&Token::Close, "“)”")?;
            Ok(inner)
        } else {
            self.statement()
        };
        self.depth -= 1;
        result
    }

    fn statement(&mut self) -> Result<Expression, SyntaxError> {
        let Some(Token::Word(word)) = self.peek().cloned() else {
            return Err(self.wrong("expected a question, “not” or “(”".to_owned()));
        };
        self.next += 1;
        match word.as_str() {
            "true" => return Ok(Expression::Always(true)),
            "false" => return Ok(Expression::Always(false)),
            "answered" => return self.argument().map(Expression::Answered),
            "count" => return self.argument().and_then(|code| self.comparison(Number::Count(code))),
            "score" => return self.argument().and_then(|code| self.comparison(Number::Score(code))),
            "and" | "or" | "not" | "has" => {
                self.next -= 1;
                return Err(self.wrong(format!("did not expect “{word}” here")));
            }
            _ => {}
        }
        if self.take_word("has") {
            let code = self.code(&word)?;
            return self.text().map(|value| Expression::Has(code, value));
        }
        let equal = match self.peek() {
            Some(Token::Order(Order::Equal)) => true,
            Some(Token::Order(Order::Unequal)) => false,
            _ => return Err(self.wrong(format!("expected “=”, “!=” or “has” after “{word}”"))),
        };
        self.next += 1;
        let subject = if word == "level" { Subject::Level } else { Subject::Question(self.code(&word)?) };
        self.text().map(|value| Expression::Is { subject, value, equal })
    }

    fn argument(&mut self) -> Result<Code, SyntaxError> {
        self.expect(&Token::Open, "“(”")?;
        let Some(Token::Word(word)) = self.peek().cloned() else {
            return Err(self.wrong("expected a question".to_owned()));
        };
        self.next += 1;
        let code = self.code(&word)?;
        self.expect(&Token::Close, "“)”")?;
        Ok(code)
    }

    fn comparison(&mut self, number: Number) -> Result<Expression, SyntaxError> {
        let Some(Token::Order(order)) = self.peek().cloned() else {
            return Err(self.wrong("expected a comparison".to_owned()));
        };
        self.next += 1;
        let Some(Token::Number(with)) = self.peek().cloned() else {
            return Err(self.wrong("expected a number".to_owned()));
        };
        self.next += 1;
        Ok(Expression::Compare { number, order, with })
    }

    fn text(&mut self) -> Result<String, SyntaxError> {
        let Some(Token::Text(text)) = self.peek().cloned() else {
            return Err(self.wrong("expected a text in quotation marks".to_owned()));
        };
        self.next += 1;
        Ok(text)
    }

    fn code(&self, word: &str) -> Result<Code, SyntaxError> {
        Code::parse(word).map_err(|error| self.wrong(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn and_binds_closer_than_or() {
        let parsed = parse("a = \"x\" or b = \"y\" and not answered(c)").expect("is a condition");
        assert!(matches!(parsed, Expression::Or(_, right) if matches!(*right, Expression::And(..))));
    }

    #[test]
    fn what_is_wrong_is_said_where_it_is() {
        for (text, at, part) in [
            ("", 1, "expected a question"),
            ("quality =", 10, "quotation marks"),
            ("quality = \"good", 11, "closing"),
            ("count(services) > many", 19, "number"),
            ("(answered(a)", 13, "“)”"),
            ("answered(a) answered(b)", 13, "did not expect"),
            ("Quality = \"x\"", 1, "means nothing"),
            ("a ~ b", 3, "means nothing"),
        ] {
            let error = parse(text).expect_err(text);
            assert_eq!(error.at, at, "{text}: {error}");
            assert!(error.message.contains(part), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in ".{0,200}") {
            let _ = parse(&text);
        }

        #[test]
        fn nesting_is_bounded(depth in 0usize..500) {
            let text = format!("{}true{}", "(".repeat(depth), ")".repeat(depth));
            prop_assert_eq!(parse(&text).is_ok(), depth < DEPTH);
        }
    }
}
