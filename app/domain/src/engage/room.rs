//! Where a room is, when it moves on together, and what moves it.

use crate::audience::named;

named! {
    /// What is going on with a question.
    Phase {
        /// It can be answered.
        Asking = "asking",
        /// Nobody can answer for a moment.
        Paused = "paused",
        /// It is answered; nobody sees the result.
        Stopped = "stopped",
        /// The result is on the screen. It cannot be answered again: who answers after seeing what the others said says
        /// something else, and two results with one vote between them would give that vote away.
        Shown = "shown",
    }
}

named! {
    /// What the adult does.
    Command {
        /// To the next question, or the end.
        Next = "next",
        /// To the question before.
        Back = "back",
        /// Nobody can answer for a moment.
        Pause = "pause",
        /// Go on answering.
        Resume = "resume",
        /// No more answers.
        Stop = "stop",
        /// Show the result.
        Show = "show",
        /// Take the result off the screen.
        Hide = "hide",
    }
}

/// How long a countdown may be, in seconds: for a tap, for a thought, for a walk to a corner.
pub const COUNTDOWNS: [u16; 3] = [30, 60, 120];

/// A countdown on the big screen. It closes nothing: the adult sees when the room is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Countdown {
    /// It ends at a moment, in seconds since 1970.
    Until(i64),
    /// The room is paused; so many seconds are left for when it goes on.
    Held(u32),
}

impl Countdown {
    /// From what [`Self::kept`] made of it.
    pub fn read(kept: i64) -> Self {
        match u32::try_from(-kept) {
            Ok(left) if kept < 0 => Self::Held(left),
            _ => Self::Until(kept),
        }
    }

    /// As one number: moments are positive, what is held is negative.
    pub fn kept(self) -> i64 {
        match self {
            Self::Until(moment) => moment,
            Self::Held(left) => -i64::from(left),
        }
    }

    /// How many seconds are left at a moment.
    pub fn left(self, now: i64) -> u32 {
        match self {
            Self::Until(moment) => u32::try_from(moment - now).unwrap_or_default(),
            Self::Held(left) => left,
        }
    }

    /// What becomes of it when the room moves: a pause holds it, going on after one lets it run, everything else ends it.
    pub fn moved(self, (from, to): (Moment, Moment), now: i64) -> Option<Self> {
        match (self, from, to) {
            (Self::Until(_), Moment::At(a, Phase::Asking), Moment::At(b, Phase::Paused)) if a == b => {
                Some(self.left(now)).filter(|left| *left > 0).map(Self::Held)
            }
            (Self::Held(left), Moment::At(a, Phase::Paused), Moment::At(b, Phase::Asking)) if a == b => {
                Some(Self::Until(now + i64::from(left)))
            }
            _ => None,
        }
    }
}

/// Where a room is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// People are joining.
    Gathering,
    /// At a question, from 0.
    At(usize, Phase),
    /// After the last question: thanks, and what the room said.
    End,
}

impl Moment {
    /// The step's number in the store: 0, then the questions from 1, then one more.
    pub fn step(self, questions: usize) -> usize {
        match self {
            Self::Gathering => 0,
            Self::At(at, _) => at + 1,
            Self::End => questions + 1,
        }
    }

    /// Reads a step back.
    pub fn of(step: usize, phase: Phase, questions: usize) -> Self {
        match step {
            0 => Self::Gathering,
            step if step <= questions => Self::At(step - 1, phase),
            _ => Self::End,
        }
    }

    /// The question that is on, if one is.
    pub fn question(self) -> Option<usize> {
        match self {
            Self::At(at, _) => Some(at),
            _ => None,
        }
    }

    /// Whether votes and hands are taken.
    pub fn takes_answers(self) -> bool {
        matches!(self, Self::At(_, Phase::Asking))
    }

    /// Whether an answer to the question `at` is taken now: while it is asked; and one that waited on a device which had
    /// lost the network, although the room has paused, stopped or left the question by now, as long as nobody has seen what
    /// the others said (`shown`). Nobody answers what the room has not come to.
    pub fn takes(self, at: usize, waited: bool, shown: &[usize], questions: usize) -> bool {
        if waited { self.step(questions) > at && !shown.contains(&at) } else { self == Self::At(at, Phase::Asking) }
    }

    /// Where a command leads, in a room with so many questions of which `shown` have had their results on the screen;
    /// `None` where it leads nowhere.
    pub fn then(self, command: Command, questions: usize, shown: &[usize]) -> Option<Self> {
        let at = |at: usize| {
            // One whose result was seen is not open again.
            Self::At(at, if shown.contains(&at) { Phase::Stopped } else { Phase::Asking })
        };
        match (self, command) {
            (Self::Gathering, Command::Next) if questions > 0 => Some(at(0)),
            (Self::At(now, _), Command::Next) => Some(if now + 1 < questions { at(now + 1) } else { Self::End }),
            (Self::At(0, _), Command::Back) => Some(Self::Gathering),
            (Self::At(now, _), Command::Back) => Some(at(now - 1)),
            (Self::End, Command::Back) if questions > 0 => Some(at(questions - 1)),
            (Self::At(now, Phase::Asking), Command::Pause) => Some(Self::At(now, Phase::Paused)),
            (Self::At(now, Phase::Paused | Phase::Stopped), Command::Resume) if !shown.contains(&now) => {
                Some(Self::At(now, Phase::Asking))
            }
            (Self::At(now, Phase::Asking | Phase::Paused), Command::Stop) => Some(Self::At(now, Phase::Stopped)),
            (Self::At(now, Phase::Asking | Phase::Paused | Phase::Stopped), Command::Show) => {
                Some(Self::At(now, Phase::Shown))
            }
            (Self::At(now, Phase::Shown), Command::Hide) => Some(Self::At(now, Phase::Stopped)),
            _ => None,
        }
    }

    /// The commands that lead somewhere, in the order offered.
    pub fn offers(self, questions: usize, shown: &[usize]) -> Vec<Command> {
        Command::ALL.iter().copied().filter(|command| self.then(*command, questions, shown).is_some()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_room_goes_through_its_questions_and_back() {
        let mut now = Moment::Gathering;
        let mut way = vec![now.step(2)];
        for command in [Command::Next, Command::Next, Command::Next, Command::Back, Command::Back, Command::Back] {
            now = now.then(command, 2, &[]).expect("it leads somewhere");
            way.push(now.step(2));
        }
        assert_eq!(way, [0, 1, 2, 3, 2, 1, 0]);
        assert_eq!(Moment::End.then(Command::Next, 2, &[]), None);
    }

    #[test]
    fn a_pause_holds_a_countdown_and_everything_else_ends_it() {
        let at = |phase| Moment::At(1, phase);
        let running = Countdown::Until(1_000);
        let held = running.moved((at(Phase::Asking), at(Phase::Paused)), 960);
        assert_eq!(held, Some(Countdown::Held(40)));
        let again = held.and_then(|held| held.moved((at(Phase::Paused), at(Phase::Asking)), 2_000));
        assert_eq!(again, Some(Countdown::Until(2_040)));
        assert_eq!(again.map(|one| one.left(2_030)), Some(10));
        assert_eq!(running.moved((at(Phase::Asking), at(Phase::Paused)), 1_000), None, "there was nothing left");
        assert_eq!(running.moved((at(Phase::Asking), at(Phase::Stopped)), 960), None);
        assert_eq!(Countdown::Held(9).moved((at(Phase::Paused), Moment::At(2, Phase::Asking)), 0), None);
        for one in [running, Countdown::Held(40)] {
            assert_eq!(Countdown::read(one.kept()), one);
        }
    }

    proptest! {
        /// Whatever an adult presses, a question whose result was on the screen takes no more answers.
        #[test]
        fn nobody_answers_after_seeing_the_result(commands in prop::collection::vec(0..Command::ALL.len(), 0..60)) {
            let mut now = Moment::Gathering;
            let mut shown: Vec<usize> = Vec::new();
            for at in commands {
                if let Some(then) = now.then(Command::ALL[at], 3, &shown) {
                    now = then;
                }
                if let Moment::At(question, Phase::Shown) = now
                    && !shown.contains(&question) {
                        shown.push(question);
                    }
                if now.takes_answers() {
                    prop_assert!(!shown.contains(&now.question().expect("it is at one")));
                }
                for at in 0..3 {
                    prop_assert!(!now.takes(at, true, &shown, 3) || at < now.step(3));
                    prop_assert!(!shown.contains(&at) || !(now.takes(at, false, &shown, 3) || now.takes(at, true, &shown, 3)));
                    prop_assert_eq!(now.takes(at, false, &shown, 3), now.takes_answers() && now.question() == Some(at));
                }
                let step = now.step(3);
                let phase = if let Moment::At(_, phase) = now { phase } else { Phase::Asking };
                prop_assert_eq!(Moment::of(step, phase, 3), now);
            }
        }
    }
}
