### Explore: one question set against another. Officers' pages, in English alone.

explore-title = Explore
explore-lead = Set one question of a survey against another: who says what. Each group of people who answered stands by itself, as in the findings.
explore-surveys = Surveys
explore-choose = Choose a question
explore-ask = What people answered
explore-ask-hint = The answers become the columns
explore-by = Set against
explore-by-hint = Each answer to this becomes a row. By need for help, every question stands in the findings already
explore-no-service = About no one service
explore-about = { $question }: { $service }
explore-show = Show
explore-nobody = Nobody has answered both of these questions yet.
explore-wrong-ask = Choose what people answered
explore-wrong-by = Choose what to set it against
explore-wrong-same = Choose another question to set it against: this is the same one twice
table-title-crossed = { $table }, by “{ $by }”
explore-method-1 = The first row of each group is the one in the findings. Of the rows below it, the number who answered and every count are rounded to the nearest 10, so they may not add up.
explore-method-2 = [c] means hidden to protect people: in these rows a group of fewer than 20, a count under 10, and also where nobody gave that answer, unless nobody in the whole group did. They are coarser than the findings because many such tables can be made of the same answers.
explore-method-3 = Where every row of a group would be hidden, the group stands alone.
explore-method-4 = A program has checked, with the tables by need of both questions beside these, and with the table that sets them against each other the other way about, that no hidden count can be worked out to within less than 5.
explore-method-5 = Percentages and net sentiment are shown only where the number who answered, rounded, is 50 or more. A difference between two rows may be chance: nobody drew these people at random.
