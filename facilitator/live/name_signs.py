"""The signs that names stand with, and what tells them from other words: the tables of `names_in_lines`."""

from __future__ import annotations

import re

_TITLES = """
mr mrs ms miss mx master sir dame rev revd reverend fr prof professor dr doctor pc wpc ps sgt dc ds di insp nurse
judge auntie aunty aunt uncle nanny imam pastor cllr councillor
"""
TITLES = frozenset(_TITLES.split())
"""Words that a name follows."""

_SURE_TITLES = """
mr mrs mx prof professor sgt cllr auntie aunty
"""
SURE_TITLES = frozenset(_SURE_TITLES.split())
"""Those of them that nothing but a name follows, also in small letters."""

_ORGANISATIONS = """
school schools academy primary secondary infants infant juniors junior nursery preschool pre-school college hospital
infirmary surgery clinic centre center children church house hall lodge court ward unit road street lane avenue close
estate park university trust council team service services law act report inquiry enquiry review test scale guidelines
guidance project programme foundation charity borough county town city station hotel pub shop market hub award medical
practice health police mosque temple gurdwara synagogue hostel refuge green common valley bridge farm competence
competent principles guardian approach method model triangle syndrome disease day week way drive crescent grove
terrace place square gardens hospice playgroup scouts guides club rovers united fc line
"""
ORGANISATIONS = frozenset(_ORGANISATIONS.split())
"""With a capital they make what stands before them the name of something other than a person."""

_LAWS = """
law rule act principle test review report
"""
LAWS = frozenset(_LAWS.split())
"""What is called after somebody who is known to all."""

_FAMILY = """
family household siblings children kids boys girls twins brothers sisters case parents baby babies boy girl
"""
FAMILY = frozenset(_FAMILY.split())
"""Words that a family's name stands before."""

_KIN = """
mum mother dad father mam nan gran grandma grandmother grandad uncle aunt auntie brother sister sister's son daughter
partner boyfriend girlfriend husband wife stepdad stepfather teacher worker school nursery bedroom bruise bruises
injury injuries behaviour voice word words file records notes cot house flat home gp hv sw
"""
KIN = frozenset(_KIN.split())
"""What people have, or who is somebody's."""

_DOES = """
was wasn't is isn't had hadn't has hasn't said says told asked asks did didn't does doesn't never went goes came hit
left lives lived moved rang phoned knew knows got seen refused missed disclosed told turned took cried wanted kept
lost saw felt thought looked stayed slept ran gave found started stopped spoke feared drank excluded died fell works
worked stole smokes drinks
"""
DOES = frozenset(_DOES.split())
"""What follows a name that begins a line."""

_DOES_ALONE = """
said says told asked asks hit lives lived phoned disclosed cried wanted feared slept knew thought missed moved refused
spoke
"""
DOES_ALONE = frozenset(_DOES_ALONE.split())
"""What only people do: before it a word that begins many a line is a name too."""

_LEADS_TO = """
told asked saw seen by with from for to called named of and about visited rang phoned met if that when because where
how did does was is hit hurt take took left gave give let ask tell see near between poor little young only then but so
mum dad
"""
LEADS_TO = frozenset(_LEADS_TO.split())
"""What stands before a name inside a line, where the name is a plain word too."""

_GIVEN_LETTERS = """
child group baby adult plan team year class section vitamin hepatitis case unit part stage tier level appendix table
option strep family sibling parent person patient professional worker agency point type exercise
"""
GIVEN_LETTERS = frozenset(_GIVEN_LETTERS.split())
"""A letter after one of them is no initial."""

_AUXILIARIES = """
was wasn't is isn't had hadn't has hasn't did didn't never
"""
AUXILIARIES = frozenset(_AUXILIARIES.split())
"""What stands before what is done to people."""

_DONE_TO = """
seen spoken asked heard told missing born found hit hungry
scared frightened moved placed excluded weighed taken hurt crying believed listened visited pregnant drunk arrested
beaten burned burnt bruised fed undressed
"""
DONE_TO = frozenset(_DONE_TO.split())
"""What is done to people, or felt by them."""

_TELLS = """
told asked saw visited phoned rang met mum dad poor little hit called named
"""
TELLS = frozenset(_TELLS.split())
"""What stands before a name that is also a month or a season."""

_SEASONS = """
april may june august summer autumn winter
"""
SEASONS = frozenset(_SEASONS.split())
"""Those months and seasons."""

AGED = re.compile(r"\s?(?:,\s?|\()(?:aged\s)?\d{1,2}(?:,|\)|\s?(?:years|yrs|months|mths|weeks|wks)|$)")
"""An age, straight after a name."""

INITIALS = re.compile(
    r"(?<![\w'\u2019])(?P<letters>[A-Z](?:\.\s?|\s)(?:[A-Z](?:\.\s?|\s))?)"
    r"(?P<name>(?:Mc|Mac|O['\u2019]|D['\u2019])?[A-Z][a-z][\w'\u2019-]*)"
)
"""Initials and a surname."""

CALLED = re.compile(
    r"\b(?:called|named|name is|name's|name was|aka|known as|spoke (?:to|with)|talk(?:ed|ing)? to) $", re.IGNORECASE
)
"""What stands straight before a name that has a capital."""

NAMED = re.compile(r"\b(?:called|named|name is|name's|name was|aka|known as) $", re.IGNORECASE)
"""What stands straight before a name in small letters too."""

BEGINS = re.compile(r"(?:^[\"'\u201c\u2018(\s-]*|[.!?:;\u2013\u2014\u2022*>]|\s-|\d[.)])\s*$")
"""What stands before a word with which a line or a sentence begins."""

ENOUGH_CAPITALS = 0.7
"""The share of a line's words with a capital from which on a capital says nothing."""

FEWEST_LETTERS = 3
"""Letters of the shortest word that counts for that, and of the shortest that nobody knows."""
