"""Which words are likely to be somebody's name, and which are not: the tables of `facilitator.live.personal_data`."""

from __future__ import annotations

_FIRST_NAMES = """
aaron abdul abigail adam adele adrian agnes ahmed aidan aisha alan albert alex alexander alexandra alfie ali
alice alicia alison amanda amber amelia amir amy andrea andrew angela ann anna anne annie anthony antonio archie
arthur asha ashley barbara barry beatrice becky ben benjamin bernard beth bethany betty beverley bilal bill
billy bob brandon brenda brian bridget callum cameron carl carla carol caroline catherine chantelle charles
charlie charlotte chelsea cheryl chloe chris christina christine christopher claire clare clive colin connor
daisy dale damian daniel danielle danny darren dave david dawn dean deborah debbie declan denise dennis derek
diana diane donna doreen dorothy douglas dylan edward eileen elaine eleanor elizabeth ella ellen emily emma eric
erin ethan evelyn fatima fiona frances frank fred freddie gareth gary gavin gemma geoff george georgia gerald
gillian glen graham gwen hannah harold harriet harry hassan hayley heather hilary holly howard hugh ian ibrahim
imran irene isaac isabel isla jack jackie jacob jacqueline jade jake james jamie jan jane janet janice jasmine
jason jay jayden jean jeff jennifer jenny jeremy jessica jill jim joan joanna joanne joe john jonathan jordan
joseph josh joshua joyce judith julia julian julie june karen kate katherine kathleen katie kay kayleigh keith
kelly ken kenneth kerry kevin khalid kieran kim kirsty kyle laura lauren leah leanne lee leo leon leroy lesley
liam linda lindsay lisa liz lorraine louis louise lucy luke lydia lynn maisie malcolm mandy marcus margaret
maria marie marion mark martha martin mary matthew maureen max megan melanie melissa michael michelle mick mike
millie mohamed mohammad mohammed molly muhammad nadia naomi natalie natasha nathan neil nicholas nick nicola
nigel noah nora norman oliver olivia omar oscar owen paige pamela pat patricia patrick paul paula pauline peggy
penny pete peter philip phillip phoebe priya rachel raj ralph ray raymond rebecca reece reginald rhys richard
rita rob robert robin roger ronald rosemary rosie ross roy ruby ruth ryan sally sam samantha samuel sandra sara
sarah scott sean sharon shane shannon shaun sheila shirley sian simon sonia sophia sophie stacey stanley stella
stephanie stephen steve steven stuart sue susan suzanne sylvia tanya tara terry theresa thomas tim timothy tina
toby tom tommy tony tracey tracy trevor valerie vera veronica victoria vincent wayne wendy william yasmin yusuf
yvonne zara zoe
"""
FIRST_NAMES = frozenset(_FIRST_NAMES.split())
"""First names that many people have."""

_PLAIN_TOO = """
bill brandon brian chelsea dale dawn dean eve frank glen grace heather holly hope ian jack jan jasmine jean jim
joy june kay ken kent mark max may mick neil norman olive pat penny ray rob rose roy ruby sean sky stella sue
tina victoria will
"""
PLAIN_TOO = frozenset(_PLAIN_TOO.split())
"""First names that are plain words too, or short for one: alone they are not marked."""

_NOT_NAMES = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december easter christmas health visitor visitors worker workers social care services
service school nursery police housing hospital clinic team board panel council trust court duty midwife doctor
nurse teacher manager mother father mum dad nan gran grandma grandmother grandad child children baby kids parent
parents family neighbour neighbours aunt uncle sister brother england english british deaf manchester linfold
ofsted working together act abuse violence drug drugs alcohol mental domestic practice plan review case early
help initial core assessment conference signs safety sure start women's aid home office street road close lead
head deputy chair officer constable gp hv sw ta cp cin caf dv da dna mh ld snt camhs cmht mash marac lscb scr
imr nfa nhs bsl and or but not no nobody who was were is did said told knew asked never had has the a an of to
in on for with from at by about if when why how them us me you it they he she we him her his anyone someone
everyone nobody anybody somebody what where which reception staff professionals agencies agency everybody
safeguarding designated key health's visiting
"""
NOT_NAMES = frozenset(_NOT_NAMES.split())
"""Words in capitals that are roles, agencies, days, places or plain words, and never make a name."""
