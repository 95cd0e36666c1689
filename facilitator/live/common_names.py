"""Which words are likely to be somebody's name, and which are not: the tables of `facilitator.live.personal_data`.

They hold what this field needs; the long lists of names and words are in `facilitator.live.word_lists`.
"""

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
"""First names that many people have, whatever longer lists say."""

_PLAIN_TOO = """
ace amber angel april archer ash aspen august autumn bailey basil bay bear beau bill billy bishop blake blaze blossom
bob brandon brandy brook brooks bud buddy buster candy carol carter charity chase chelsea cherry chuck clay clementine
colt cooper coral crystal daisy dale dawn dean diamond dixie dolly don drake drew dusty earl ebony ed ember emerald
faith fay fern finch flora forest foster frank gale gay gemma gene ginger glen grace grant hale harmony harper haven
hazel heath heather heaven holly honey honor hope hunter iris ivory ivy jack jade jan jasmine jasper jay jean jem jet
jewel jill jim jo joey journey joy june juniper justice kay kent king kit kitty lance lane lark laurel lee lily lottie
lotus love lucky marina mark marsh mason max may melody mercy mick mike miles miller mina minty misty myrtle nan nick
noble noel nova ocean olive opal pansy paris pat patience patsy pearl peg penny pepper perry phoenix pierce pip piper
poppy prince princess rain raven ray reed rich rick river rob robin rocky rod roman rose rowan roy royal ruby rue
rusty sage sally sandy savannah scarlet scout sean serenity shelly sherry sid sky skye sol sonny spencer star sterling
storm sue summer sunny temperance tiger tilly tod trinity tucker verity victoria viola violet wade will willow winter
woody wren zen blessing precious sultana favour gift goodness miracle praise divine treasure destiny angelica memory
pride comfort beauty lovely prudence innocent gracious wisdom sultan earnest
"""
PLAIN_TOO = frozenset(_PLAIN_TOO.split())
"""First names that are plain words too, or short for one: alone and without another sign they are not marked."""

_OFTEN_PLAIN = """
angel april august autumn bay bear bill bishop charity chase chuck faith forest foster grant harmony haven heaven hope
journey joy june justice king lane long love lucky may mercy noble ocean patience pepper prince princess rain river
royal sol star storm summer sunny temperance tiger trinity will winter zen favour gift miracle praise divine treasure
memory pride comfort beauty lovely innocent gracious wisdom goodness earnest
"""
OFTEN_PLAIN = frozenset(_OFTEN_PLAIN.split())
"""Those of them that begin many a line, or stand in one with a capital, and name nobody."""

_PLAIN_SURNAMES = """
archer bailey baker banks barker barrow bell birch bird bishop black booth brook brooks brown burns bush butcher
butler carpenter carter chambers chandler chapman clark cole cook cooper cross dale day dean drake farmer field finch
fisher forester foster fox frost gardener gardner gill glover grant gray green grey hale hall hare harper hart hill
hood hunt hunter king kitchen knight lamb lane lark law lee little long lord lowe marsh marshall martin mason mercer
miller mills moss nash noble north page palmer parker parsons payne peacock pike pitt pollard pope porter potter power
price read reed rice rich rivers robin rose rowe sharp shaw shepherd short singer singleton slater small smart smith
snow spencer spooner stanley steel stone swan swift sykes taylor thatcher thorn tucker turner walker wall ward waters
weaver webb webster wells wheeler white winter wise wolf wood woods wright young khan bolton burton preston bradford
chester dalton lincoln
"""
PLAIN_SURNAMES = frozenset(_PLAIN_SURNAMES.split())
"""Surnames that are plain words too."""

_ALONE = """
smith brown taylor walker wright baker carter turner parker marshall martin clark cooper mason palmer webb webster
spencer shaw foster tucker pollard lowe payne chapman khan green hall wood white
"""
SURNAMES_ALONE = frozenset(_ALONE.split())
"""Those of them that hardly anything else is when they have a capital inside a line."""

_NOT_NAMES = """
health visitor visitors worker workers social care services service school nursery police housing hospital clinic team
board panel council trust court duty midwife doctor nurse teacher manager mother father mum mums dad dads nan gran
grandma grandmother grandad grandfather child children baby kids parent parents family families neighbour neighbours
aunt auntie aunty uncle sister brother deaf working together act abuse violence drug drugs alcohol mental domestic
practice plan review case early help initial core assessment conference signs safety sure start women's aid home
office street road close lead head deputy chair officer constable gp hv sw ta cp cin caf dv da dna mh ld snt camhs
cmht mash marac lscb scr imr nfa nhs bsl and or but not no nobody who was were is did said told knew asked never had
has the a an of to in on for with from at by about if when why how them us me you it they he she we him her his anyone
someone everyone everybody anybody somebody what where which reception staff professionals agencies agency
safeguarding designated key health's visiting primary secondary academy infants juniors junior infant college sixth
form pre-school preschool playgroup surgery ward unit centre children's childrens church mosque temple gurdwara chapel
synagogue parish house hall lodge park estate flats tower borough county city town university ofsted cafcass senco
sencos send sen ehcp ehcps echp maraca mappa lado edt nspcc rspca rspb barnardo's barnardos barnardo childline
connexions surestart homestart home-start refuge mind shelter crisis relate samaritans coram kooth papyrus mencap
scope bernardo's banardos action prevent channel contextual legal mosaic liquidlogic rio emis systmone carefirst swift
paris icis framework-i frameworki ecaf holistix cpoms sims arbor bromcom teams zoom skype outlook excel word
powerpoint google facebook snapchat tiktok instagram whatsapp twitter youtube xbox playstation fortnite roblox
minecraft netflix amazon ebay vinted onlyfans omegle discord telegram kik grindr tinder messenger facetime wifi
android iphone ipad samsung asda tesco aldi lidl morrisons sainsbury's sainsburys waitrose primark argos boots greggs
mcdonald's mcdonalds kfc costa starbucks iceland b&m wilko poundland superdrug calpol ritalin concerta methadone
subutex valium diazepam prozac sertraline risperidone paracetamol ibuprofen xanax ketamine spice cannabis heroin
cocaine buprenorphine epipen ventolin naloxone covid covid-19 coronavirus omicron laming munro bichard climbie gillick
fraser caldicott winnicott bowlby maslow bronfenbrenner seebohm annex appendix chapter section schedule tier level
stage phase part step regulation article standard protocol barking niche athena merlin oracle clare's sarah's martha's
zoe's natasha's oliver's martyn's homicide ppn ppns vulnerable public protection referral referrals strategy meeting
christian muslim islam islamic hindu sikh jewish catholic protestant anglican methodist baptist buddhist quaker
pentecostal salvation army jehovah's jehovah witness witnesses mormon rastafarian easter christmas diwali eid ramadan
hanukkah passover yom kippur vaisakhi halloween bonfire lent advent whit whitsun bank holiday monday tuesday wednesday
thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun january february march july september
october november december jan feb mar apr jun jul aug sept sep oct nov dec english scottish welsh irish british polish
romanian slovak czech hungarian lithuanian latvian bulgarian albanian russian ukrainian turkish kurdish iranian iraqi
afghan afghani pakistani indian bangladeshi bengali punjabi gujarati urdu hindi tamil sinhalese nepali nepalese
chinese mandarin cantonese vietnamese japanese korean thai filipino tagalog malay indonesian arabic syrian lebanese
palestinian jordanian egyptian libyan moroccan algerian tunisian sudanese somali somalian ethiopian eritrean amharic
tigrinya kenyan ugandan tanzanian swahili rwandan congolese lingala angolan nigerian yoruba igbo hausa ghanaian twi
akan gambian sierra leonean liberian ivorian cameroonian senegalese malian zimbabwean shona ndebele zambian malawian
mozambican african caribbean jamaican trinidadian barbadian guyanese american canadian australian brazilian portuguese
spanish french german dutch belgian italian greek cypriot maltese swedish norwegian danish finnish estonian european
asian roma romany romani traveller travellers gypsy gypsies gypsy's mirpuri sylheti pashto dari farsi persian pahari
sorani kurmanji cockney geordie scouse mancunian yorkshire cumbria lancashire ofcom hmrc dwp dfe doh defra nice cqc
hmic hmicfrs hmip ico echr uncrc unicef ucas gcse gcses btec sats pshe rse ehm lac cla asd adhd odd fas fasd sids suid
pvpn vppn dash scarf fgm cse cce ctr eh icpc rcpc scpp sgo ero ppo epo icb ccg pct cdop jtai siaf lcspr cspr mace mse
ivpa idva isva tac taf rota rotas noone tbc tbd ok okay pm am cc re nb etc eg ie vs lol asap fyi eta pa ceo cfo hr pc
dc ds di dci sgt ss esol eal spring mcdonald airbnb uber paeds paed funds brexit bnb b&b ofgem deliveroo just eat
asda's specsavers lloyds barclays natwest halifax santander hsbc visa mastercard vodafone o2 sky virgin bbc itv radio
netmums mumsnet reddit pinterest spotify alexa siri google's yahoo hotmail gmail gdpr dpia frontsheet chronology
genogram ecomap ecomaps genograms
"""
NOT_NAMES = frozenset(_NOT_NAMES.split())
"""Words in capitals that are roles, agencies, days, peoples, products or plain words, and never make a name."""

_PLACES = """
aberdeen aberystwyth accra accrington acton africa albania aldershot algeria altrincham america anfield angola antigua
antrim armagh ashford ashton asia athens australia austria aylesbury ayr ayrshire bacup balham ballymena banbury
bangladesh bangor barbados barking barnet barnsley barrow barry basildon basingstoke bath batley battersea beckton
bedford bedfordshire belfast belgium berkshire berlin bermondsey berwick beverley bexley birkenhead birmingham
blackburn blackley blackpool blyth bodmin bognor bolton bootle bosnia boston botswana bournemouth bow bracknell
bradford braintree brazil brent brentford bridgend bridgwater bridlington brighton bristol britain brixton broadstairs
bromley bucharest buckinghamshire bulgaria burnage burnley burton burundi bury buxton caerphilly calderdale camberwell
camborne cambridge cambridgeshire camden cameroon canada cannock canterbury cardiff carlisle carmarthen castleford
catford chadderton charlton chatham chelmsford cheltenham cheshire chester chesterfield chichester china chippenham
chorley chorlton clacton clapham cleethorpes clevedon clitheroe coatbridge colchester colne congleton congo consett
corby cork cornwall coventry crawley crewe croatia cromer croydon crumpsall cumbernauld cwmbran cyprus czechia
dagenham darlington dartford darwen daventry deal denbigh denmark denton deptford derby derbyshire derry devon
dewsbury dhaka didsbury dominica doncaster donegal dorchester dorset dover droylsden dubai dublin dudley dumfries
dundee dunfermline dunstable durham ealing eastbourne eastleigh eccles edinburgh edmonton egypt elgin ely enfield
england epping epsom erith eritrea essex estonia ethiopia eton europe everton evesham exeter failsworth falkirk
falmouth fareham farnborough farnworth fenham fermanagh fife finchley finland finsbury fleetwood flintshire folkestone
france fulham gainsborough galway gambia gateshead germany ghana gillingham glamorgan glasgow glossop gloucester
gloucestershire goole gorton gosport grantham gravesend greece greenock greenwich grenada grimsby guernsey guildford
guyana gwent gwynedd hackney halesowen halifax hammersmith hampshire hampstead handsworth harare haringey harlesden
harlow harpurhey harrogate harrow hartlepool harwich haslingden hastings hatfield hattersley havering hemel hendon
hereford herefordshire hertford hertfordshire heysham heywood hillingdon hinckley holborn holland holloway holyhead
horsham horwich hounslow hove huddersfield hull hulme humber humberside hungary huntingdon huyton hyde ilford ilkeston
india inverness ipswich iran iraq ireland islamabad isleworth islington israel italy jamaica japan jarrow jersey kabul
karachi kashmir keighley kendal kennington kensington kent kenya kettering kidderminster kilburn kilmarnock kingsbury
kingston kirkby kirkcaldy kirklees knowsley kosovo krakow kurdistan lagos lahore lambeth lanark lancaster latvia
leamington leatherhead lebanon leeds leicester leicestershire leigh lerwick levenshulme lewes lewisham leyland leyton
leytonstone liberia libya lichfield limehouse limerick lincoln lincolnshire linfold lisbon lisburn lithuania liverpool
livingston llandudno llanelli london longsight loughborough lowestoft luton lytham macclesfield madrid maidenhead
maidstone malawi maldon mali malta malvern manchester mansfield margate medway mersey merseyside merthyr merton
middlesbrough middlesex middleton milton mirpur mogadishu montserrat morecambe morley morocco mossley motherwell
mozambique namibia nelson nepal netherlands newark newbury newcastle newham newport newquay newry nigeria norfolk
northampton northamptonshire northumberland northumbria norway norwich nottingham nottinghamshire nuneaton oldham
openshaw ormskirk orpington oswestry oxford oxfordshire paddington paignton paisley pakistan palestine paris peckham
pembroke pembrokeshire pennines penrith penzance perth peterborough peterlee philippines plaistow plymouth poland
pontefract pontypridd poole portsmouth portugal powys prestatyn preston prestwich radcliffe ramsbottom ramsgate
rawtenstall reading redbridge redcar redditch redhill reigate renfrew rhondda rhyl richmond ripon rochdale rochester
romania rome romford rossendale rotherham rotherhithe royton rugby runcorn rusholme russia rutland rwanda sale salford
salisbury sandwell scarborough scotland scunthorpe seaham sefton senegal serbia severn sheffield shetland shoreditch
shrewsbury shropshire sidcup sittingbourne skegness skelmersdale slough slovakia smethwick solihull somalia somaliland
somerset southall southampton southend southgate southport southwark spain stafford staffordshire staines stalybridge
stepney stevenage stirling stockport stockton stoke stourbridge stowmarket stratford streatham stretford stroud sudan
suffolk sunderland surbiton surrey sussex sutton swansea sweden swindon swinton switzerland sylhet syria tameside
tamworth tanzania taunton tees teesside telford tewkesbury thailand thames thanet thetford thurrock tilbury tipton
tirana tiverton todmorden tonbridge tooting torbay torquay totnes tottenham totton trafford trent trinidad trowbridge
truro tunbridge tunisia turkey twickenham tyne tyneside uganda ukraine ulster urmston uxbridge vietnam wakefield wales
walkden wallasey wallsend walsall waltham walthamstow walworth wandsworth warrington warsaw warwick warwickshire
watford wealdstone wellingborough wembley westminster weymouth whalley whitby whitechapel whitefield whitehaven
whitstable widnes wigan wight willesden wiltshire wimbledon winchester windsor winsford wirral wisbech withington
woking wokingham wolverhampton woolwich worcester worcestershire workington worksop worthing wrexham wycombe
wythenshawe yarmouth yeovil york yorkshire zambia zimbabwe
"""
PLACES = frozenset(_PLACES.split())
"""Towns, counties, boroughs and countries."""
