### The wordings of a consultation's surveys, for officers.

officer-nav-wordings = Wordings
wordings-title = Wordings, and trying them out
wordings-lead = Read each wording whole, as its readers will; try it with at least { $fewest } of them before it opens, and note what they make of each text. Where many stumble, reword it: notes stay with the words they are about.
wordings-wording = Wording
wordings-texts = Texts
wordings-missing = Not written yet
wordings-hard = May be too hard
wordings-people = Tried with
wordings-trouble = Not understood
wordings-reworded = Reworded since
wordings-try = Try it
wordings-link = Whoever has this address can try the survey, at any time and without an account. Nothing they enter is kept.
wordings-no-link = To try it yourself, or to hand a device to somebody who does, make an address for it.
wordings-do-make = Make an address to try it by
wordings-do-drop = Take the address back
wordings-of = { $audience }: { $level }, { $language }
wordings-standing = Tried with { $people } people; at least { $fewest } is a good start. Texts that somebody did not understand and that have not been changed: { $trouble }. Reworded since: { $reworded }.
wordings-age = By a formula (Flesch–Kincaid) most people of { $age } can read it; it should be { $most } at most. A formula does not measure understanding: people do.
wordings-age-high = By a formula (Flesch–Kincaid) most people of { $age } can read it, and it should be { $most } at most. A formula does not measure understanding: people do.
wordings-missing-of = Not written yet in this wording: { $n }
wordings-missing-lead = Readers get the next plainer wording, or English, marked as English. Each text is named as in the survey’s files.
wordings-rounds = Tried with
wordings-round = { $day }: { $n } people. { $who }.
wordings-add-round = Enter a round
wordings-day-ask = On which day
wordings-people-ask = How many people
wordings-who-ask = Who they were
wordings-who-hint = Without names: “Six pupils of Year 4, two with help”
wordings-do-round = Keep this round
wordings-take-back = Take back
wordings-texts-heading = Its texts, in the order they are read
wordings-add-note = Note what somebody made of it
wordings-note-ask = What they made of it, without names
wordings-understood-no = Not understood
wordings-understood-yes = Understood as it was meant
wordings-understood = Understood.
wordings-not-understood = Not understood.
wordings-earlier = Notes on earlier wording, changed since
wordings-wrong-day = Enter the day, which cannot be one to come
wordings-wrong-people = Enter how many people, from 1 to { $max }
wordings-wrong-who = Enter who they were, in { $max } characters or less
wordings-wrong-note = Enter what they made of it, in { $max } characters or less
attention-not-tried = { $audience }, { $level }: tried with { $people } of at least { $fewest } people.
record-try = Tried a survey out
outcome-said-tried = { $audience }, { $level }: before it opened it was tried with { $people } people. { $reworded ->
        [0] No text was reworded as a result.
        [1] One text was reworded as a result.
       *[other] { $reworded } texts were reworded as a result.
    }
