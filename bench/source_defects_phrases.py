"""What the seeded defects are made of: sentences of our own, names, pages as sites word them, paragraphs in other languages."""

from __future__ import annotations

PEOPLE = [
    "Ann Lee",
    "Tom Reed",
    "Ida Falk",
    "Omar Diaz",
    "Mei Tan",
    "Jan de Wit",
    "Rosa Marin",
    "Paul O'Neil",
    "Eva Lund",
]
THINGS = ["mill", "bridge", "ferry", "market hall", "school", "library", "railway line", "harbour", "orchard", "quarry"]
WORDS = {
    "who": PEOPLE,
    "thing": THINGS,
    "place": ["valley", "old town", "north bank", "village", "upper district", "port", "county", "hills"],
    "group": ["farmers", "teachers", "carpenters", "shop owners", "pupils", "engineers", "boatmen", "neighbours"],
    "role": ["mayor", "engineer", "treasurer", "teacher", "surveyor", "council member", "historian", "contractor"],
    "did": ["repaired", "measured", "painted", "inspected", "sold", "rebuilt", "closed", "opened", "insured"],
    "good": ["sturdy", "cheap", "late", "quiet", "narrow", "costly", "useful", "damp", "crowded"],
    "when": ["in spring", "after the storm", "before the harvest", "on market days", "during the frost", "at night"],
}
FRAMES = [
    "The {thing} in the {place} was {did} by {n} {group} {when}.",
    "{who}, the {role}, said the {thing} had been too {good} since {year}.",
    "“We {did} it twice,” {who} said of the {thing} {when}.",
    "It cost {n},500 euros, which the {place} paid out of its own funds.",
    "Nobody had asked the {group} of the {place} before {year}.",
    "In {year} a {role} from the {place} wrote that the {thing} was {good}, and that {n} families depended on it.",
    "{who} and {n} other {group} didn't agree with the plan for the {thing}.",
    "The {role}'s report lists {n} faults, most of them in the roof of the {thing}.",
    "Since {year} the {place} has had a {thing}, but no {role} to look after it.",
    "Whoever crosses the {place} {when} will see the {thing} first and the {good} road second.",
    "What will happen to the {thing}? The council votes on it in {n} days.",
    "Only {n} of the {group} came {when}; the others waited at the {thing}.",
    "“Is it {good}? Yes,” {who} said. “Is it ours? Not yet.”",
    "A letter of {year}, kept by the {group}, calls the {thing} the pride of the {place}.",
    "The {group} want the {thing} to stay as it is, {who} told a meeting {when}.",
    "By {year} the {thing} had been {did} {n} times, each time by another {role}.",
    "There were {n} boats at the {thing} {when}, twice as many as in {year}.",
    "Some {group} think the {role} should've {did} the {thing} long ago.",
    "The new {role}, {who}, took over in {year} and keeps the books of the {thing}.",
    "Rain stopped the work on the {good} {thing} for {n} hours.",
]

TITLES = [
    "Mill reopens after a year", "Ferry stops at noon", "Who owns the old bridge", "Nine boats and no harbour",
    "School gets a roof at last", "Home is where the mill is", "The herald of spring", "Market hall sold for one euro",
    "A river runs dry", "Council votes on the ford", "Orchard blooms early this year", "Quarry to close in autumn",
]  # fmt: skip
LABELS = [
    "Home", "News", "Business", "Sport", "Culture", "Travel", "Weather", "Podcasts", "Videos", "Events", "Jobs", "Housing",
    "Obituaries", "Puzzles", "Most read today", "Editor's picks", "About us", "Contact", "Imprint", "Privacy", "Terms of use",
    "Advertise with us", "Mill reopens after a year", "Ferry stops at noon", "Nine boats and no harbour",
]  # fmt: skip

GOOD_LINKS = [
    "https://www.riverherald.example/news/mill", "http://herald.example/?p=1234", "https://herald.example/2024/05/03/mill.html",
    "https://herald.example:8080/a/b#c", "doi:10.1234/mill.5", "https://sub.herald.co.uk/story/9",
]  # fmt: skip
BAD_LINKS = [
    "www.riverherald.example/news/mill", "riverherald.example/news/mill", "http:/riverherald.example/mill", "https://",
    "https://river herald.example/mill", "file:///home/ann/mill.html", "http://localhost:8000/mill", "htp://herald.example/x",
    "https://herald.example/", "https://www.herald.example", "http://127.0.0.1/mill", "javascript:void(0)", "/news/mill",
    "https://herald/mill", "news/mill.html", "C:\\articles\\mill.html", "#", "https://herald.example/a b",
]  # fmt: skip
BAD_AUTHORS = [
    "River Herald", "The River Herald", "riverherald", "RIVER HERALD", "riverherald.example", "admin", "Editor", "Staff",
    "Staff Reporter", "Webmaster", "News Desk", "editorial team", "Redaktion", "https://herald.example/authors/ann-lee",
    "ann@herald.example", "@annlee", "Administrator", "Guest Author", "Press Release", "Various", "Anonymous", "Newsroom",
]  # fmt: skip
EMPTY_TITLES = [
    "River Herald", "The River Herald", "riverherald.example", "www.riverherald.example", "Home", "Untitled", "Index",
    "Homepage", "New Tab", "Untitled Document", "RIVER HERALD", "Startseite", "Article", "Loading", "Welcome",
]  # fmt: skip

PAGES = {
    "error": [
        "404\n\nPage not found\n\nThe page you tried to reach does not exist. Use the search or go to the home page.",
        "Oops! We can't find that page.\n\nIt may have been moved or the link may be wrong.",
        "Sorry, this page doesn't exist.\n\nThe link you followed may be broken, or the page may have been removed.",
        "403 Forbidden\n\nYou don't have permission to access this resource.",
        "Access Denied\n\nYou don't have permission to access this page on this server.\n\nReference #18.4f6c1a2",
        "500 Internal Server Error\n\nThe server encountered an internal error and was unable to complete your request.",
        "502 Bad Gateway\n\nnginx",
        "503 Service Temporarily Unavailable",
        "Service Unavailable\n\nThe service is temporarily unavailable. Please try again later.",
        "Error 404\n\nWe're sorry, the page you requested cannot be found.",
        "Something went wrong.\n\nPlease refresh the page or try again in a few minutes.",
        "This story is no longer available.\n\nRead our latest stories instead.",
        "451: Unavailable due to legal reasons\n\nWe recognize you are attempting to access this website from a country "
        "belonging to the European Economic Area and cannot grant you access at this time.",
        "Our site is currently down for maintenance. We'll be back soon.",
        "Not Found\n\nThe requested URL was not found on this server.\n\nApache/2.4.41 Server at herald.example Port 443",
        "Error establishing a database connection",
        "Application error: a client-side exception has occurred (see the browser console for more information).",
        "This content isn't available right now.\n\nThe owner may have changed who can see it, or it has been deleted.",
        "The article you are looking for has been removed or is temporarily unavailable.",
        "Gateway Time-out\n\nThe web server reported a gateway time-out error. Ray ID: 7c1d. Error code 504",
    ],
    "paywall": [
        "Continue reading your article with a Herald subscription.",
        "Subscribe to unlock this article.\n\nTry unlimited access. Only 1 euro for four weeks.",
        "This article is for subscribers only.\n\nEnjoy unlimited digital access from 3 euros a month.",
        "To continue reading this article, start your free trial today.",
        "You've reached your monthly limit of free articles. Subscribe for more.",
        "Thank you for your patience while we verify access. Already a subscriber? Log in. Want all of the Herald? Subscribe.",
        "To read the rest of this story, please subscribe or sign in.",
        "This is a subscriber-only story. Become a member to keep reading.",
        "You have 0 free articles remaining this month. Sign up to keep reading.",
        "Log in or register to read the full article.",
        "Register for free to continue reading.",
        "Want to read more? Subscribe now for full access.",
        "The full article is available to premium members only.",
        "This content is only available to subscribers. Sign in or buy a digital pass.",
        "Keep reading with one of these options: log in, or subscribe for 2 euros a week.",
        "You are reading a preview. Subscribe to read the whole story.",
        "Create a free account to keep reading.",
        "Get full access to this article. Join today and cancel anytime.",
        "Premium article: unlock it with Herald Plus.",
        "The remainder of this article is reserved for members. Already a member? Sign in here.",
    ],
    "wall": [
        "We value your privacy\n\nWe and our 842 partners store and access information on your device, such as cookies.\n\n"
        "Accept all\nReject all",
        "Before you continue to Herald\n\nWe use cookies and data to deliver and maintain our services.\n\nReject all\nAccept all",
        "Checking your browser before accessing herald.example.\n\nThis process is automatic.",
        "Just a moment...\n\nEnable JavaScript and cookies to continue",
        "Please verify you are a human\n\nherald.example needs to review the security of your connection before proceeding.",
        "Are you a robot?\n\nTo continue, please click the box below to let us know you're not a robot.",
        "JavaScript is required to view this page. Please turn it on in your browser and reload.",
        "You need to enable JavaScript to run this app.",
        "Our systems have detected unusual traffic from your computer network.",
        "This website uses cookies to ensure you get the best experience. By continuing to browse you agree to our use of "
        "cookies.\n\nGot it",
        "It looks like you're using an ad blocker. Please disable it to continue.",
        "Pardon our interruption...\n\nAs you were browsing something about your browser made us think you were a bot.",
        "Attention Required! | Cloudflare\n\nSorry, you have been blocked",
        "To use this site you must accept cookies. Manage your cookie settings here.",
        "Your privacy choices\n\nBy clicking Accept you consent to our use of cookies and similar technologies. Manage options",
        "Access to this page has been denied because we believe you are using automation tools to browse the website.",
        "Your browser is not supported. Please update it to the latest version.",
        "Confirm you're human by completing the captcha below.",
        "Please log in to view this page.\n\nUsername\nPassword\nForgot password?",
        "With your consent, we and our partners use cookies or similar technologies to store and process personal data.",
    ],
}

RESIDUE = {
    "refusal": [
        "I'm sorry, but as an AI language model I don't have access to that information.",
        "As an AI, I do not have personal opinions about the mill.",
        "I'm sorry, but I can't help with that request.",
        "I apologize, but I'm not able to provide the full text of this article.",
        "As of my last knowledge update in September 2021, the bridge was still closed.",
        "I can't assist with creating that content.",
        "As a large language model, I cannot verify this claim.",
        "I cannot fulfill your request as it goes against my guidelines.",
        "Please note that as an AI language model, I am unable to browse the internet.",
        "I don't have real-time data, so I can't confirm the current price.",
        "I'm an AI assistant and cannot predict the future of the ferry.",
        "My knowledge cutoff is 2023, so later events are missing here.",
        "I'm unable to access external links or websites.",
        "Unfortunately, I cannot provide a summary of copyrighted material.",
        "As an artificial intelligence, I have no feelings about the market hall.",
    ],
    "chat": [
        "Sure! Here's a rewritten version of the article:",
        "Certainly! Here is a 600-word news article on the topic:",
        "Of course! Below is the revised text.",
        "Here's the rewritten article:",
        "Let me know if you'd like any changes!",
        "I hope this helps! Let me know if you need anything else.",
        "Would you like me to expand on any of these sections?",
        "Absolutely! Here’s a polished draft of your story.",
        "Here is a summary of the article in plain English:",
        "Feel free to adjust the tone or length as needed.",
        "Let me know if you want me to add quotes or statistics.",
        "Here’s an SEO-optimized article based on your keywords:",
        "Sure, here is the article you requested:",
        "Note: this article was generated based on the prompt you provided.",
        "Is there anything else you would like me to add?",
    ],
    "placeholder": [
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.",
        "[Insert quote from the mayor here]",
        "Welcome to {{site_name}}, {{user.first_name}}!",
        "Your headline goes here",
        "This is a sample paragraph. Click here to edit this text.",
        "Add your text here.",
        "[YOUR NAME], [CITY]",
        "TKTK figures for the last quarter",
        "Image caption goes here",
        "[Company Name] announced today that it has been sold.",
        "I am text block. Click edit button to change this text.",
        "Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi.",
        "This is where your content goes.",
        "[object Object]",
        "Published on ${article.date} in ${article.section}",
    ],
}

LANGUAGES = {
    "German": [
        "Die Mühle am Fluss ist nach einem Jahr wieder offen, und die Bauern aus dem Tal bringen ihr Korn dorthin.",
        "Der Gemeinderat hat beschlossen, dass die Brücke erst im nächsten Frühjahr gebaut wird, weil das Geld nicht reicht.",
        "Niemand weiß, wer den alten Hafen gekauft hat, aber die Fischer sind mit dem Preis nicht zufrieden.",
        "Am Abend war der Markt so voll, dass viele Leute auch auf der Straße vor der Schule standen.",
    ],
    "French": [
        "Le moulin au bord de la rivière est de nouveau ouvert après un an de travaux, et les paysans y apportent leur blé.",
        "Le conseil a décidé que le pont ne sera pas construit avant le printemps, car il n'y a plus d'argent pour cette année.",
        "Personne ne sait qui a acheté le vieux port, mais les pêcheurs ne sont pas contents du prix qui leur est demandé.",
        "Le soir, le marché était si plein que des familles attendaient dans la rue avec leurs enfants.",
    ],
    "Spanish": [
        "El molino junto al río está abierto de nuevo después de un año de obras, y los campesinos del valle llevan su trigo.",
        "El ayuntamiento ha decidido que el puente no se construya hasta la primavera porque no hay dinero para más.",
        "Nadie sabe quién compró el viejo puerto, pero los pescadores no están contentos con el precio que se les pide.",
        "Por la noche el mercado estaba tan lleno que muchas familias esperaban en la calle con sus hijos.",
    ],
    "Italian": [
        "Il mulino sul fiume è di nuovo aperto dopo un anno di lavori, e i contadini della valle portano il loro grano.",
        "Il consiglio ha deciso che il ponte non sarà costruito prima della primavera, perché non ci sono più soldi.",
        "Nessuno sa chi ha comprato il vecchio porto, ma i pescatori non sono contenti del prezzo che viene chiesto.",
        "La sera il mercato era così pieno che molte famiglie aspettavano nella strada con i figli.",
    ],
    "Dutch": [
        "De molen aan de rivier is na een jaar weer open, en de boeren uit het dal brengen er hun graan naartoe.",
        "De raad heeft besloten dat de brug niet voor het voorjaar wordt gebouwd, omdat er geen geld meer voor is.",
        "Niemand weet wie de oude haven heeft gekocht, maar de vissers zijn niet blij met de prijs die er wordt gevraagd.",
        "In de avond was de markt zo vol dat veel mensen met hun kinderen op de straat voor de school stonden.",
    ],
    "Polish": [
        "Młyn nad rzeką jest znowu otwarty po roku napraw, a rolnicy z doliny przywożą do niego swoje zboże.",
        "Rada zdecydowała, że most nie będzie budowany przed wiosną, bo nie ma na to już pieniędzy w tym roku.",
        "Nikt nie wie, kto kupił stary port, ale rybacy nie są zadowoleni z ceny, która jest za wysoka dla nich.",
        "Wieczorem na targu było tak pełno, że wiele rodzin czekało na ulicy z dziećmi przed szkołą.",
    ],
    "Russian": [
        "Мельница у реки снова открыта после года ремонта, и крестьяне из долины везут туда своё зерно.",
        "Совет решил, что мост не будут строить до весны, потому что денег на это в этом году больше нет.",
        "Никто не знает, кто купил старый порт, но рыбаки недовольны ценой, которую с них просят.",
        "Вечером на рынке было так много людей, что семьи с детьми ждали на улице перед школой.",
    ],
    "Chinese": [
        "河边的磨坊经过一年的修理之后重新开放，山谷里的农民又把粮食送到那里去。",
        "村委会决定春天以前不修桥，因为今年已经没有钱了，大家只好再等半年。",
        "没有人知道是谁买下了旧港口，不过渔民对现在的价格很不满意。",
        "晚上市场里人太多了，许多家庭带着孩子在学校前面的街上等候。",
    ],
}
