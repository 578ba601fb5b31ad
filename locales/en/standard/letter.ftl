# A letter to parents and carers before a session of children. The school sends it.
letter-title = Your child is invited to say what they think
letter-dear = Dear parents and carers,
letter-what = { $council } is asking people what they think: { $consultation }. It wants to hear from children and young people, too.
letter-when = There is a session for { $group } at { $school } on { $day }.
letter-services = This time it is about:
letter-how = What happens
letter-choice = Your child does not have to take part, and can stop at any time. Nothing else at school depends on it.
letter-way-own-devices = Each child answers on a phone or tablet. Nobody in the room sees what they choose.
letter-way-shared-devices = One child answers on a tablet and hands it on. The next child does not see the answer.
letter-way-hands = An adult asks a question, children put a hand up for their answer, and the adult counts. Others in the room see it.
letter-way-corners = Children go and stand by their answer, and an adult counts. Others in the room see it.
letter-way-paper = Children fill in a paper sheet, without their name.
letter-way-talking = Children talk, and an adult writes down what is said, without names.
letter-own-pace = Each child goes through some questions on a phone or tablet, at their own speed. Nobody in the room sees what they choose. Older children may also be asked about themselves, such as whether they get extra help, and can write in their own words; they can leave out any question.
letter-kept = What is kept
letter-kept-together = The council is told how many children gave each answer. It is not given any names.
letter-kept-own = The council gets the answers. It gets no names.
letter-kept-talked = An adult writes down what is said, and the council reads it. It gets no names.
letter-kept-words = What a child says or draws may go to the council, without a name. Each child is asked whether people outside the school may see it.
letter-kept-safe = If a child says that they are not safe, the council’s safeguarding lead is told, including which school and class it was, and will speak to the school’s safeguarding lead.
letter-no = If you would rather your child did not take part
letter-no-text = Tell the school before { $day }. You do not have to say why. There will be something else for your child to do.
letter-you = Your own say, and your questions
letter-you-text = Adults can answer until { $closes }: { $address }
letter-more = How the council looks after what it is told: { $privacy } If you have a question, ask the school, or write to { $email }.

links-words = { $council } is asking what you think: { $consultation }. Parents, carers, pupils and staff can answer until { $day }. It takes a few minutes, it is anonymous, and you can stop at any time: { $address }
