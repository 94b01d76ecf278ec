"""Which short lines are nothing but a label of a page: “Share”, “Most read”, “Sign in”, “Photo: Ann Lee/Getty Images”.

The lines are compared as a whole, in lower case and without the marks around them, so a sentence that holds such words is never one.
"""

from __future__ import annotations

import string
from functools import lru_cache

from lint.extract.boilerplate.credits import is_credited
from lint.match.expressions import expression
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document

MOST_CHARACTERS = 64
_MARKS = " \t.:;,!|>»«-\x95\x96\x97\x83*#+()[]{}&?<=/_\"'\x7f"

_THINGS = (
    "(?:stories|story|articles?|posts?|news|videos?|reads?|reading|links?|topics?|content|coverage|headlines?|items?|"
    "features|photos|galleries|reviews|episodes|podcasts|guides|columns|stuff|pages|resources|products|listings|reports|"
    "events|updates|blogs?|tags|comments?|searches|results|recipes|picks|deals|categories|sections?|stories for you)"
)
_SERVICES = (
    "(?:facebook|twitter|x|instagram|linked ?in|pinterest|reddit|whats ?app|tumblr|flipboard|you ?tube|tik ?tok|snapchat|"
    "telegram|messenger|digg|stumbleupon|stumble upon|delicious|google ?(?:\\+|plus|news|bookmarks)?|threads|bluesky|mastodon|"
    "pocket|e-?mail|rss(?: feeds?)?|sms|line|vk|weibo|slack|print|hacker news|apple news|spotify|discord|skype|xing|myspace|"
    "evernote|instapaper|fark|mix|buffer|wechat|viber|feedly|link|url|copy link|permalink)"
)
_STORES = (
    "(?:app store|google play(?: store)?|apple podcasts?|google podcasts?|spotify|stitcher|deezer|overcast|castbox|soundcloud|amazon music|pocket casts|acast|podbean|"
    "audioboom|i ?tunes|tunein|your podcast app)"
)
_FILES = (
    "(?:powerpoint(?: slides?)?|ppt|pdf|csv|xml|epub|e-?book|bibtex|ris|mp3|slides?|(?:original |full |high-res )?image|figure|citation|transcript|"
    "print version|data|spreadsheet|audio|wallpaper)"
)
_FIGURE_OF_A_MEMBER = "(?:joined|posts|likes|location|reputation|messages|reactions|member since|registered|karma|replies|views|threads) ?: .{1,24}?"
_KINDS: dict[str, tuple[str, ...]] = {
    "navigation": (
        "(?:expand|collapse|select|deselect|clear|show|hide|open|close|mark) all(?: (?:sections|answers|items|as read))?",
        "open (?:(?:the |this )?(?:image|link|picture|map|figure|video) )?in (?:a )?new (?:tab|window)",
        "(?:(?:view|open|see|show|enlarge) )?(?:(?:this |the )?(?:image|picture|photo|figure|map|video|chart|table|infographic) )?(?:in |at |as )?(?:full[ -]?screen|full[ -]?size|"
        "full resolution|original size|larger size|a lightbox)(?: (?:image|picture|photo|figure|table|version|mode))?",
        f"(?:download|export|save|get)(?: (?:the|this|a|as|an|original|full|article))* {_FILES}(?: (?:file|version|here))?(?: ?\\(.{{2,20}}\\))?",
        "(?:export|copy|get|view|show|download|cite) (?:this |the )?(?:citations?|references|metrics|affiliations|article metrics|author information)",
        "continued (?:on|from) (?:page|p\\.?) ?[a-z]?\\d{1,3}|(?:please )?turn to page [a-z]?\\d{1,3}|(?:see|more on) page [a-z]\\d{1,3}",
        "translate(?: (?:this|the))? (?:page|article|site|post|story)(?: ?:? .{2,60})?|(?:read|view|see) (?:this )?(?:(?:page|article|story|post) )?in (?:another language|english|spanish|french|german)",
        "(?:play|listen to|hear|watch|read|replay|stop)(?: (?:the|this|full))* (?:audio|video|clip|recording|episode|article|story|podcast|interview|trailer|livestream)(?: version)?(?: (?:now|again|here|live))?",
        "(?:read|listen)(?: it| this(?: article| story| page)?)? (?:aloud|out loud)|text[ -]to[ -]speech|(?:audio|voice) (?:version|narration)|(?:listen|watch|read) \\(?\\d+ ?(?:mins?|minutes?|secs?|seconds?)\\)?",
        "(?:audio|video|podcast|listen)\\W{1,3}\\d+[ -]?(?:mins?|minutes?|secs?|seconds?)(?: (?:listen|read|watch|video|audio))?",
        "(?:now playing|playing|paused|current time|remaining time|playback)(?: ?:)? ?-?\\d{1,2}:\\d\\d(?: ?/ ?\\d{1,2}:\\d\\d)?|playback (?:speed|rate)(?: .{1,10})?|"
        "(?:subtitles|captions|sound)(?: settings)? (?:on|off)|turn (?:on|off) (?:the )?(?:sound|captions|subtitles|notifications)",
        "(?:scan|use) (?:the|this|our) qr[ -]?code(?: (?:to|with|for) .{3,40})?",
        "(?:take|try|play|start) (?:our|this|the) (?:quiz|poll|survey|crossword|wordle)(?: now| here)?",
        "(?:place|post|submit|book) (?:a|an|your) (?:\\w+ )?(?:ads?|advert|advertisement|announcement|obituary|listing|classified|death notice|event)(?: (?:in|with|on|here|now|online)(?: .{2,30})?)?",
        "(?:mute|unmute|pause|replay|rewind|restart) (?:video|audio|trailer|stream)|(?:skip|jump) (?:to )?(?:the )?(?:next|previous) (?:track|episode|video|song|clip)|skip intro|volume \\d+ ?%|"
        "(?:live ?stream|video|stream|broadcast|ad|advertisement) (?:starts|begins|closes|ends) in \\d+ (?:seconds|minutes)|(?:episode|show|view|full) transcript",
        f"(?:(?:also )?available|listen|subscribe|download|get it|find us|follow us|stream)(?: now)? (?:on|from|via|in) (?:the )?{_STORES}(?:(?:,| and|,? or)? ?(?:the )?{_STORES})*",
        "get directions|add to (?:my |your )?calendar|rsvp(?: here| now)|register for this (?:event|webinar|course|class)|apply (?:for|to) this (?:job|position|role|vacancy)|report this (?:listing|post|ad|page|user|review|job)|"
        "contact (?:the )?(?:seller|advertiser|organi[sz]er)|(?:shop|buy) (?:the|this) (?:story|look|edit)|(?:to )?(?:the )?top of (?:the )?page|a(?:[ |/]+a){2,3}",
        "(?:buy|get|book|find) (?:your )?tickets(?: (?:here|now|online|today))?|buy (?:a copy|the book|the paper|this (?:photo|print|book)|photos|prints)(?: (?:here|now|online|today))?",
        "(?:skip|jump|go|back|return|scroll) (?:back )?(?:down )?to (?:the )?(?:main )?(?:content|navigation|nav|menu|search|footer|"
        "comments?|site index|article|articles|top(?: of (?:the )?page)?|home(?:page)?|main(?: page)?|search results|results|story|"
        "news|blog|post|page)",
        "(?:main|site|primary|secondary|toggle|open|close|show|hide|mobile|sub|user|full|navigation|account) ?"
        "(?:menu|navigation|nav|search|sidebar|panel|site navigation|search bar)",
        "home ?page|home|menu|navigation|sections?|site ?map|site index|search(?: this)?(?: site| for| here)?|close|open|cancel|dismiss|back|"
        "next|previous|prev|older|newer|first|last|expand|collapse|toggle|more|less|go|ok|okay|done|submit|send|save|saved|edit|"
        "loading|please wait|options|settings|preferences|filter|sort|reset|clear|apply|select|view|play|pause|replay|mute|unmute|"
        "play video|watch video|video player is loading|fullscreen|full screen|exit full screen|caption|hide caption|toggle caption|"
        "enlarge|zoom|zoom in|click to enlarge|enlarge (?:this )?image|view full ?screen|slideshow|start slideshow|gallery|launch gallery|"
        "previous slide|next slide|image|video|videos|photos?|podcasts?|live blog|watch live|live tv|listen live|on air|"
        "archives?|site archive|breaking news|breaking|e-?paper|today's paper|print edition|digital edition|weather|horoscopes?|"
        "crosswords?|puzzles|games|obituaries|classifieds|jobs|careers|shop|store|marketplace|deals|coupons|events|calendar|"
        "english|espanol|deutsch|francais|change language|select language|choose language|accessibility(?: help)?|subnav|page not found",
        "(?:previous|next|older|newer|prior|last|first) (?:article|post|posts|story|page|slide|image|photo|entry|entries|video|episode|"
        "chapter|gallery|item|news)",
        "(?:show|load|see|view|read|browse|watch|hear|find|get|explore|discover|display|click for|tap for|click here for|hide) "
        f"(?:more|less|all|full|the full|all our|our|the|latest|details|original|entire|as|on|in|other)(?: (?:of )?(?:our |the |the latest |related |top )?"
        f"(?:{_THINGS}|story|gallery|slideshow|article|bio|profile|details|offers?|options|info(?:rmation)?|version|transcript|post|image|images|"
        "in gallery|on \\w+))?",
        "(?:page|image|photo|slide|item) \\d+ ?(?:of|/) ?\\d+|page \\d+|\\d+ (?:of|/) \\d+|\\d+ (?:comments?|shares?|views?|replies|likes|retweets|votes|photos|images|ratings|reviews)",
        "(?:click|tap|swipe|press|hover)(?: here)?(?: to| for| on)? (?:here|expand|enlarge|more|view|play|see more|read more|continue|open|"
        "subscribe|share|zoom|the image|unmute|copy)(?: \\w+)?",
        "(?:show|load|see|view|read) (?:\\d+ |all |the )?(?:more|previous|earlier|older|newer|new|other|hidden) (?:\\d+ )?(?:replies|comments|answers|posts|messages|results|items|reviews|updates|entries|stories)|"
        "view (?:this (?:e-?mail|message|newsletter) )?in (?:your |a )?browser|forward (?:this )?to a friend|(?:manage|update)(?: your)? (?:preferences|subscriptions?)|"
        "unsubscribe(?: here| now)?|(?:[a-z] ){19,25}[a-z]|"
        f"{_FIGURE_OF_A_MEMBER}(?: ?[|\\xb7,;] ?{_FIGURE_OF_A_MEMBER}){{1,5}}|"
        "search for:? ?search|delivery (?:&|and) returns|ask a question|your (?:shopping )?(?:cart|basket|bag|wish ?list) is (?:currently )?empty|\\d+ items? in (?:your|the) (?:cart|basket|bag)|i'm not a robot|"
        "(?:top (?:gainers|losers|movers)|most (?:active|actives))|\\d[\\d,]* (?:of \\d+ )?(?:people|users|readers|customers|others) found this (?:\\w+ )?(?:helpful|useful)(?:[ .|]+report)?|"
        "(?:leaflet|mapbox)?[ |]*(?:map (?:data|tiles) )?(?:by )?\\xa9? ?(?:openstreetmap|mapbox|google maps)(?: contributors)?.{0,20}|change (?:location|city|region|edition)|copy (?:code |text )?to clipboard|access (?:through|via|provided by) your (?:institution|library)|"
        "(?:no|0) (?:results|matches|items|posts|articles|entries|comments|events)(?: (?:were )?found| to (?:show|display))?|size (?:guide|chart)|add gift wrap|"
        "product (?:details|information|description)|(?:delivery|shipping) (?:information|info|options|policy)|returns policy|(?:click|tap) for (?:subtitles|captions|sound|details|info)|"
        "opens in (?:a )?new (?:window|tab)|this link opens in a new window|external link|external links?",
    ),
    "share bar": (
        "(?:share|follow)(?: (?:this|us|me|it|the (?:story|article|post)))?(?: (?:on|via))? ?: ?"
        + _SERVICES
        + "(?:[ ,/|&]+(?:and )?"
        + _SERVICES
        + ")*",
        "(?:shares?|likes?|tweets?|recommend|retweets?) \\d[\\d.,]*k?|(?:share|spread|show|send|give) (?:your|the|some|us some) love|(?:tell|invite|ask) (?:(?:your|a|all your) )?friends?(?: to join)?",
        "(?:share|recommend|send|forward|gift|pass|e-?mail)(?: (?:this|it|the|article|story|post|page|link|a))*(?: (?:on|via|with|to|in))? (?:social media|social networks|(?:your|a) (?:friends?|network|colleagues?|followers|family))",
        "(?:message|contact|dm|reach|whatsapp|text|tip|find) (?:us|me|the (?:editor|newsroom|author|desk)|our (?:newsroom|desk|editors|reporters)) (?:on|via|at) (?:signal|"
        + _SERVICES[3:-1]
        + "|\\+?\\d[\\d ()-]{6,18})",
        "\\d[\\d,.]*k? (?:people|readers|users|others) (?:reacted|liked|commented|shared|voted|responded|like)(?: (?:to|on|with|this))*(?: (?:article|story|post|page))?",
        "stay connected|stay in the loop|let's (?:connect|stay in touch|be friends|keep in touch)(?: on "
        + _SERVICES
        + ")?|(?:we're|we are) (?:also )?on "
        + _SERVICES
        + "(?:(?:,| and) "
        + _SERVICES
        + ")*",
        _SERVICES + "(?:[ ,/|&]+(?:and |or )?" + _SERVICES + ")*",
        "(?:share|tweet|post|pin|e-?mail|print|send|save|like|recommend|bookmark|follow|copy|clip|comment|gift|repost|flip)"
        "(?: (?:us|this|it|me|the|on|to|via|by|with|in|a|your|now|link|friends?|story|article|post|page|video|photo|image|here|for later|"
        "full|more|comment|selection|options|buttons?|" + _SERVICES[3:-1] + "))*",
        "(?:close|more|show|hide|view|open|toggle)? ?(?:share|sharing|social|print)(?: (?:icon|options|tools|media|links|buttons?|panel|bar|menu|"
        "sharing|close|this))*",
        "shares?|\\d[\\d.,]*k? ?shares?|sharing is caring|spread the word|share your thoughts|share your opinion",
        "(?:follow|find|like|join|connect with|stay connected|keep in touch|get in touch|follow along|subscribe to|contact|visit)"
        "(?: (?:us|me|him|her|them|our|the|author|authors|topics?|on|with|at|via|in|and|@\\w+|social media|social|page|channel|"
        + _SERVICES[3:-1]
        + "))+",
        "@\\w{2,30}|(?:twitter|instagram|facebook|follow|tweet|tweets|follow me) ?: ?@?\\w{2,30}",
    ),
    "newsletter or subscription prompt": (
        "(?:get|turn on|enable|allow|receive|activate|manage|disable|switch on) (?:(?:our|free|push|browser|email|e-mail|desktop|text|breaking|news|your|daily) )*(?:notifications|alerts|push messages)(?: for .{2,30})?",
        "(?:breaking|daily|weekly|morning|evening|local)(?: news)? (?:alerts|newsletter)|donate (?:via|with|through) (?:paypal|patreon|a card|bank transfer|ko-?fi)|we need your (?:support|help)|buy (?:us|me|the (?:author|writer)) a coffee",
        "(?:maybe later|not now|remind me later|no,? thanks?(?: you)?|yes,? please|yes,? sign me up|count me in|dismiss (?:this|message))|no spam(?:,? (?:ever|we promise|unsubscribe (?:at )?any ?time))?|"
        "(?:we (?:respect|value|care about) your privacy|unsubscribe (?:at )?any ?time|cancel (?:at )?any ?time)",
        "(?:newsletters?|e-?newsletters?|subscribe|subscription|subscriptions|mailing list|get newsletters?|email newsletters?|email alerts?|"
        "alerts?|get alerts?|daily briefing|daily newsletter|weekly newsletter|our newsletters?|free newsletter|newsletter sign-?up|"
        "sign ?up|join|join us|join now|enter your email(?: address)?|your email(?: address)?|email address|e-?mail|get the app|"
        "download (?:the |our )?app|get our app|open app|open in app|stay informed|stay updated|stay in touch|get updates|"
        "support us|donate|donate now|become a member|membership|support our journalism|make a donation|give now|contribute|"
        "thank you for subscribing|thanks for subscribing|thanks for signing up|success|already a subscriber|start your free trial|"
        "subscribe (?:now|today|here|for free|to read|to continue|free|to newsletters?|to our newsletters?)|sign me up|"
        "sign up (?:now|here|today|for free|for (?:our |the )?\\w*(?: \\w+)? ?newsletters?)|try (?:it )?(?:for )?free|invalid email address)",
    ),
    "login or paywall prompt": (
        "forgot (?:your )?(?:user ?name|e-?mail)|(?:create|choose|set|change|reset) (?:a|your) (?:new )?(?:password|user ?name)|choose (?:a|your) (?:plan|subscription)|(?:only|just) [$\\xa3\\x80]\\d[\\d.,]* (?:a|per|every|for (?:the|your) first) (?:week|month|year|\\d+ \\w+).{0,20}",
        "this (?:content|article|story|page|post|video|section|feature) is (?:only |exclusively |available |exclusive |reserved )*(?:for|to) (?:our |paying |registered |premium )*(?:members|subscribers|users|readers)(?: only)?|"
        "you have (?:\\d+|one|two|three|no) (?:more )?free (?:articles?|stories|reads) (?:remaining|left)(?: this (?:week|month))?|(?:subscribers|members) can (?:read|access|view) (?:the (?:full|whole|rest)|all|this|every|more)\\b.{0,30}",
        "(?:keep|leave) me (?:logged|signed) in(?: .{3,20})?|remember me (?:on|for|next) .{2,20}|stay (?:logged|signed) in|show password|my (?:subscription|saved (?:stories|articles|items)|reading list)",
        "(?:log ?in|log ?on|log ?out|sign ?in|sign ?out|register|registration|create (?:an |a free |a new )?account|my account|account|"
        "my profile|profile|manage account|forgot (?:your )?password|password|username|remember me|login to comment|log in to comment|"
        "sign in to comment|not a member|already a member|already registered|already have an account|sign in or register|"
        "sign in or create an account|log in or register|register for free|sign in to your account|members? only|subscribers? only|"
        "premium|exclusive|premium content|subscriber exclusive|for subscribers|continue with (?:facebook|google|apple|email)|"
        "(?:log|sign) in (?:with|via) (?:facebook|google|apple|email|twitter))",
    ),
    "related list": (
        "more (?:[a-z&'-]+ ){1,3}(?:stories|headlines|coverage)|(?:our|today's|this week's|the week's) top (?:stories|picks|reads|headlines)(?: (?:today|this week))?",
        f"(?:see|view|browse|read|explore|search|visit) (?:the|our|all our|more from the) (?:full )?(?:archives?|{_THINGS})(?: (?:here|archive|below))?",
        f"(?:more|latest|top|related|recommended|popular|trending|recent|featured|similar|other|all|most|must|editor'?s'?|our|best|hot|new|"
        "today's|breaking|in other|local|sponsored|promoted|suggested|my|further|additional|breaking|now|next|special)(?: (?:top|latest|popular|recent|related|news|tech|local|"
        f"world|sports?|from|of the|the|read|viewed|shared|commented|recommended|emailed|stories|in|on)){{0,2}} {_THINGS}",
        "(?:related|related to this|recommended|trending|trending now|trending topics|popular|popular now|popular right now|most popular|most read|most viewed|"
        "most shared|most commented|most watched|most recent|most emailed|most discussed|must read|must reads|top stories|latest|the latest|recent|recently|featured|"
        "see also|read also|also read|also see|also in this|also on \\w+|see more|read more|read next|up next|next up|what to read next|read this next|watch next|"
        "more|more on this|more on this story|more on this topic|more like this|more to explore|more to read|more for you|just for you|for you|"
        "around the web|from the web|from around the web|elsewhere on the web|more from the web|you may like|you might like|"
        "you (?:may|might|will|'ll)(?: also)? (?:like|love|enjoy|be interested in)(?: these| this)?|you may have missed|in case you missed it|icymi|"
        "don't miss(?: this| out)?|do not miss|editor'?s'? (?:choice|picks?|note)|staff picks?|our picks?|top picks?|what's hot|what's new|"
        "what others are reading|(?:customers|people|readers|users|shoppers|visitors|viewers|others)(?: who (?:bought|viewed|read|liked|watched) (?:this(?: \\w+)?|it))? also "
        "(?:bought|viewed|read|liked?|watched|enjoyed)|frequently bought together|recommended (?:for you|by|reading|videos?)|suggested for you|"
        "in this (?:article|story|section|series|post)|in this \\w+|on this page|table of contents|contents|quick links|useful links|external links|links|"
        "explore|explore more|discover|discover more|keep reading|continue reading(?: the main story)?|story continues(?: below)?|"
        "article continues(?: below)?|read the full (?:story|article)|read full (?:story|article)|full story|read on|read it here|learn more|find out more|"
        "watch|watch now|watch more|watch on youtube|listen|listen now|listen to (?:this )?(?:article|story|episode)|join the (?:conversation|discussion))",
        "(?:read|see|view|watch|find|explore|discover|browse) (?:more|all|next|also|other|related)(?: [a-z]+){0,4}",
        "(?:more|latest|news|stories) (?:from|by|in|on|about)(?: [a-z'0-9.&-]+){1,5}",
    ),
    "tag list": (
        "(?:tags?|tagged|tagged with|tagged (?:in|under|as)|topics?|topics in this article|filed under|filed in|filed to|posted in|posted under|categories|category|"
        "keywords?|labels?|related topics|related tags|explore topics|explore more on these topics|more on these topics|subjects?|mentioned in this article)",
        "#?\\w+(?:[ ,]+#\\w+)+|#\\w+",
    ),
    "comments": (
        "(?:cancel|submit|edit|delete) (?:(?:your|a|this|my) )?(?:reply|comment|rating|vote|answer|review|response)|(?:sort(?:ed)?|filter|order(?:ed)?)(?: (?:comments|by))* ?:? ?"
        "(?:newest|oldest|most (?:liked|recent|relevant|popular)|best|top|date|relevance)(?: first)?|comments? (?:are|is|will be) (?:pre-)?moderated\\b.{0,40}|loading (?:more )?(?:comments?|replies|posts|stories|articles|content|results)",
        "be (?:the first|among the first|one of the first) to (?:comment|reply|review|like|share|rate|react)\\b.{0,25}|what's your reaction|how (?:did|does) (?:this|that) (?:story|article|post) make you feel|your rating|average rating ?:? ?\\d.{0,25}",
        "(?:comments?|\\d+ comments?|no comments(?: yet)?|comments? (?:are )?(?:closed|off|disabled|policy|guidelines|section|below|rules)|(?:show|hide|view|see|read|load|add|"
        "post|leave|write|make|submit|join|start|close|jump to|sort|skip|open|all|recent|latest|top|share your) (?:all |a |your |the |more |an? )?(?:\\d+ )?"
        "(?:comments?|reply|replies|response|responses|conversation|discussion|thoughts)(?: here| below| now| \\(\\d+\\)|\\d+)?|"
        "leave a (?:reply|comment) ?(?:cancel reply)?|reply|replies|in reply to|report|report (?:abuse|comment|ad|this ad|a typo|an error)|flag|flag as inappropriate|"
        "what do you think|have your say|tell us what you think|join the (?:conversation|discussion|debate)|start the conversation|be the first to comment|"
        "newest|oldest|newest first|oldest first|most voted|best rated|top rated|upvote|downvote|notify me|likes?|dislike|quote|permalink|"
        "your name|your comment|name|website|your email address will not be published|required fields are marked|responses|thread|discuss|discussion|guest|says|said|anonymous)",
    ),
    "advertising mark": (
        "(?:partner|paid|sponsored|branded|promoted|commercial|advertiser|native) (?:content|feature|post|message|article|story|promotion)(?: (?:from|by|for) (?-i:[A-Z]).{2,40})?|"
        "why (?:am i|are you|do i) see(?:ing)? (?:this|these)(?: ads?| adverts?)?|(?:about|why) (?:this|these) (?:ads?|adverts?)|(?:report|hide|close|remove|block|stop|skip) (?:this |these |the )(?:ads?|adverts?|advertisements?)",
        "(?:advertisement|advertisements|advertising|advert|ads?|ad feedback|ads by \\w+|ad choices|adchoices|sponsored(?: by| content| post| links?| stories| message)?|"
        "promoted(?: by| content| stories)?|paid (?:content|post|partnership|program|for by)|partner content|presented by|in partnership with|brought to you by|"
        "affiliate link|commercial|promotion|special offers?|(?:advertisement|story|article|content|scroll|page)[\\x96\\x97 -]*(?:continues?|continue|scroll)(?: reading)?(?: below)?"
        "(?: (?:this )?advertisement)?|continue reading below(?: advertisement)?|skip (?:ad|ads|advertisement|advert)|remove ads|close ad|report (?:this )?ad|why this ad|hide ad|"
        "buy now|shop now|order now|see (?:it|price|deal|at amazon|on amazon)|check price|get (?:the )?deal|view (?:deal|offer|on amazon)|"
        "buy (?:on|at|from) [a-z0-9.' &]{2,20}|shop (?:on|at) [a-z0-9.' &]{2,20}|\\$[\\d.,]+ (?:at|on|from) [a-z0-9.' &]{2,20}|credit|image credits?)",
    ),
    "legal footer": (
        "all (?:content|texts?|materials?|images|photos|articles|pages)(?: (?:and|&) \\w+)? (?:is |are )?(?:copyright|\\xa9|\\(c\\)).{0,40}|\\xa9 ?[a-z].{1,50}",
        "(?:your|manage) (?:choices|options|rights|preferences|consent)(?: (?:regarding|about|on|for|over))? (?:cookies?|privacy|ads?|advertising|data|consent)\\b.{0,30}|(?:more|cookie|consent|privacy) (?:options|choices)",
        "(?:accept|reject|allow|deny|decline|refuse|block|use)(?: (?:all|only|necessary|essential|optional|required|non-essential))+(?: cookies)?(?: (?:and|&) (?:close|continue))?|(?:strictly )?(?:necessary|essential|"
        "functional|performance|targeting|analytics|marketing) cookies(?: only)?|save (?:and|&) (?:close|exit|continue)|(?:save|confirm) (?:my |your )?(?:choices|preferences|settings)|continue without (?:accepting|agreeing|consent|an account|signing in)",
        "manage (?:my|your) cookies?(?: settings)?|(?:web)?site (?:by|design(?:ed)? by|made by|built by|developed by) .{2,30}|work (?:for|with|at) us ?[:,|\\x96-] ?.{3,40}",
        "(?:privacy|privacy (?:policy|notice|statement|center|settings|preferences|rights|and cookies?(?: policy)?)|terms|terms (?:of|and|&) (?:use|service|conditions|sale)|"
        "terms (?:of use|of service|and conditions)(?: and| &|,)? privacy policy|"
        "(?:manage |our |your )?cookies?(?: (?:policy|settings|notice|preferences|statement|consent))?|cookie list|legal(?: notice| information| disclaimer| terms)?|disclaimer|imprint|impressum|datenschutz|"
        "copyright(?: notice| policy| information)?|all rights reserved|accept(?: all)?(?: cookies)?|reject(?: all)?|decline|i accept|i agree|agree|got it|"
        "do not sell (?:or share )?my (?:personal )?info(?:rmation)?|your (?:privacy|california privacy|ad) (?:rights|choices)|ad choices|"
        "about|about (?:us|the (?:author|authors|writer|site)|this (?:site|article|story|blog))|who we are|our (?:team|staff|story|mission)|contact|contact (?:us|info(?:rmation)?|the (?:author|editor|newsroom))|"
        "advertise(?: with us| here)?|media kit|press(?: room| releases?| center)?|help(?: center| & support)?|faqs?|support|customer (?:service|support)|feedback|send feedback|"
        "corrections?(?: policy)?|suggest a correction|report (?:an error|a typo|a problem)|ethics(?: policy)?|editorial (?:policy|guidelines|standards|process)|code of (?:ethics|conduct)|site feedback|"
        "terms & conditions|rights & permissions|reprints(?: (?:and|&) permissions)?|order reprints|request permissions|licensing|syndication|work (?:for|with) us|careers|jobs|"
        "masthead|partners|sitemap|powered by [a-z0-9.]+(?: [a-z]+)?|proudly powered by wordpress|back to top|fact.?checked(?: by)?|medically reviewed by|reviewed by)",
        "(?:copyright|\\xa9|\\(c\\)|c) ?(?:copyright )?(?:\\d{4}|by)\\b.*",
    ),
    "form or message of the site": (
        "(?:please )?(?:enter|provide|type|use|check) (?:a|an|your|the) (?:(?:valid|correct) [a-z -]{3,20}|e-?mail(?: address)?|password|user ?name|post ?code|zip code|phone number)(?: (?:here|below|again|to \\w+))?",
        "this field is (?:required|mandatory|invalid)|(?:required|mandatory) fields?|(?:this|that|the) (?:e-?mail(?: address)?|user ?name) (?:is|has) (?:already )?(?:invalid|not valid|taken|in use|registered|been used)|"
        "(?:passwords|e-?mails?|e-?mail addresses) (?:do not|don't) match|(?:invalid|wrong|incorrect) (?:e-?mail(?: address)?|user ?name|password|login|captcha)(?: or (?:user ?name|password))?",
        "you (?:have|'ve)?(?: (?:have|been|successfully|already|now|just))* (?:subscribed|unsubscribed|signed up|registered|voted|logged (?:in|out)|signed (?:in|out))(?: (?:to|for|from|with) .{3,40})?|"
        "you(?: are|'re) (?:(?:now|already|currently|not) )*(?:(?:logged|signed) (?:in|out)|offline|subscribed|registered)(?: (?:as|to|for) .{2,30})?",
        "your (?:comment|message|vote|review|request|submission|rating|feedback|e-?mail|subscription|registration|answer|report) (?:has been|was|is|could not be|will be|cannot be)(?: (?:successfully|now|being))? "
        "(?:sent|submitted|received|saved|recorded|posted|confirmed|awaiting|pending|counted|published|reviewed)\\b.{0,40}",
        "how (?:useful|helpful|interesting|good|clear|easy) (?:was|is|did you find) (?:this|the|our) (?:article|page|story|post|content|information|answer|review|section|guide)\\b.{0,25}|"
        "(?:letters|tips|corrections|contributions|submissions|story ideas|comments|feedback|questions|announcements)(?: to the editor| for publication)? (?:can|may|should|must) be (?:sent|e-?mailed|submitted|mailed) (?:to|at|by|via) \\S+@\\S+",
        "(?:thank you|thanks)[.!,]? (?:for your (?:feedback|vote|comment|message|rating|report|interest|order|submission)|your (?:comment|message|vote|feedback) .{3,30}|we(?:'ll| will) be in touch.{0,20})",
        "error loading (?:the )?(?:media|video|player|page|content|comments|image)|(?:video|audio|content|media|tweet) (?:is )?(?:currently )?(?:unavailable|not available|not found|no longer available)(?: in your (?:country|region|location))?",
        "(?:an |unexpected |unknown )*error (?:has )?occurred(?:[.,!:]? (?:please )?(?:try|check|reload|refresh).{0,30})?|(?:sorry|oops|whoops|uh-oh)[,.!]+ (?:something|there (?:was|is|are)|we (?:can't|could not|couldn't|cannot)|"
        "this (?:page|content|video)|an error|no (?:results|posts)|the page|that page|nothing)\\b.{0,40}|something went wrong(?:[.,!:]? .{3,40})?|(?:please )?try (?:again later|reloading the page|refreshing the page|another search)|"
        "(?:please )?(?:reload|refresh) (?:the |this )page(?: (?:to|and|or) .{3,30})?|please wait(?: while .{3,40}| (?:a|one) (?:moment|second)| for (?:the|this) (?:page|video|content).{0,20})?",
        "this (?:video|page|content|image|post|tweet|story|article|file|link|item|product|comment|message|account|playlist|clip|gallery|listing|job|form|poll|document|offer|event) (?:has been|is|was|has|could not be|cannot be|can't be|isn't|does not)"
        "(?: (?:currently|temporarily|no longer|not|now|been))* (?:removed|deleted|unavailable|available|private|found|exist|loaded|displayed|shown|expired|blocked|restricted|played|supported|closed|archived)"
        "(?: (?:by (?:its|the) (?:owner|author|user|uploader|moderators?|administrator|publisher)|(?:in|for) your (?:country|region|location|area|device|browser)|at (?:this|the) (?:time|moment)|right now|on (?:this|your) (?:device|browser)))?",
        "your (?:browser|device|connection|session|internet connection|free trial|trial|version of \\w+(?: \\w+)?) (?:is|has|does|was|seems|appears|doesn't|isn't|may)(?: \\w+){0,3} (?:out of date|outdated|expired|ended|unsupported|supported|"
        "lost|offline|support (?:this|the|html5|javascript|video|audio|embedded|frames|iframes)\\b.{0,30})",
    ),
    "credit line": (
        "(?:(?:main |lead |header |featured |cover |top |banner )?(?:photo|photos|photograph|photographs|photography|image|images|picture|pictures|pic|illustration|video|graphic|graphics|artwork|art|file photo|"
        "screenshot|screengrab|credit|credits|source|courtesy|handout|stock photo|photo illustration|getty images|getty|reuters|shutterstock|istock)"
        "(?: credits?| courtesy| source| supplied)?(?: ?: | ?:|[ \\x96\\x97-]+(?:by|via|from|courtesy(?: of)?|provided by|supplied by)\\b).{2,60})",
        "(?:credit|credits|source|via|courtesy):.{2,56}|(?:courtesy of|photo by|photos by|image by|images by|picture by|video by|illustration by|graphic by|screenshot by|photograph by|photography by|photo courtesy of)[: ].{2,56}",
        "(?:getty images|getty|shutterstock|istock|istockphoto|ap photo|associated press|reuters|afp|alamy|unsplash|wikimedia commons|pa media|epa|stock image|file photo|pixabay|pexels)"
        "(?:[ /,|]+.{0,40})?|(?:pa|file|supplied|handout|ap)(?: ?[/,|]+.{0,40})?",
        "(?:hide|toggle|show|view) caption",
    ),
}
_PATTERNS = [(kind, expression("|".join(f"(?:{part})" for part in parts))) for kind, parts in _KINDS.items()]
_ANY = expression("|".join(f"(?:{part})" for parts in _KINDS.values() for part in parts))
_WORD = lazy_pattern(r"\w+")
_LETTERS = frozenset(string.ascii_letters + string.digits + "_")
_JOINTS = frozenset(" '-")
_JOINED = frozenset(
    "login logon logout signin signup signout linkedin youtube whatsapp tiktok homepage sitemap email adchoices preview".split()
)


def _first_words() -> frozenset[str]:
    """The words that any label could begin with: all words of the patterns, with and without their optional letters.

    Without regular expressions, which would take a cold run more time to compile than all labels to read.
    """
    source = " ".join(part for parts in _KINDS.values() for part in parts).replace("\\b", " ").replace("\\w", " ")
    forms = (source, *(_without_optional(source, signs) for signs in (_JOINTS, _LETTERS, _JOINTS | _LETTERS)))
    return _JOINED.union(*(_words(form) for form in forms))


def _without_optional(source: str, signs: frozenset[str]) -> str:
    """A pattern's source without those of the signs that a question mark follows."""
    *parts, last = source.split("?")
    return "".join(part[:-1] if part[-1:] in signs else f"{part}?" for part in parts) + last


def _words(source: str) -> list[str]:
    for sign in {*source} - _LETTERS:
        source = source.replace(sign, " ")
    return source.split()


_FIRST_WORDS = _first_words()


@annotation
def short_lines(document: Document) -> list[int]:
    """The blocks that could be a label, a name, a heading."""
    sizes = map(len, document.block_texts)
    known: list[int] = [block for block, size in enumerate(sizes) if 0 < size <= MOST_CHARACTERS]
    return known


def bare_label(label: str) -> str:
    """A label without the signs around it."""
    return label.strip(_MARKS)


_COUNT = lazy_pattern(r" ?\(\d[\d,.]*k?\)?$")
"""How many there are, behind a label: “Show new posts (3)”."""
_HASH_TAGS = lazy_pattern(r"#\w+(?:[ ,]+#\w+)+ ?")
_SENTENCE = lazy_pattern(r"(?:[^\s:]+ ){5,}[a-z]+\.")
"""“Photographs by the crew hang in the hall.”"""
_SEPARATORS = lazy_pattern(r" ?[|\xb7\x95] ?")
_BETWEEN_LABELS = frozenset("|\xb7\x95")


@lru_cache(4096)
def kind_of(label: str) -> str:
    """What a line that is only `label`, or only labels with signs between them, belongs to; "" if it is no known label."""
    return _kind_of_one(label) or _kind_of_row(label)


def _kind_of_row(label: str) -> str:
    """What a row of labels belongs to: “Mute · Unmute · Fullscreen”."""
    if len(label) > MOST_CHARACTERS or _BETWEEN_LABELS.isdisjoint(label):
        return ""
    parts = list(filter(None, _SEPARATORS.split(bare_label(label))))
    kind = _kind_of_one(parts[0]) if len(parts) > 1 else ""
    return kind if kind and all(map(_kind_of_one, parts[1:])) else ""


def _kind_of_one(label: str) -> str:
    if label[:1] == "#" and _HASH_TAGS.fullmatch(label):
        return "tag list"
    bare = bare_label(label)
    if not bare or len(bare) > MOST_CHARACTERS:
        return ""
    if bare[-1].isdigit() and "(" in bare:
        bare = _COUNT.sub("", bare) or bare
    first = _WORD.search(bare)
    if (
        first is None
        or first.start() == 0
        and not bare[0].isdigit()
        and first.group().lower() not in _FIRST_WORDS
        or not _ANY.fullmatch(bare)
    ):
        return "credit line" if is_credited(bare.lower()) else ""
    kind = next(kind for kind, pattern in _PATTERNS if pattern.fullmatch(bare))
    return "" if kind == "credit line" and _SENTENCE.fullmatch(label) else kind
