using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Quipu.Documents;

/// <summary>How far a cue reaches beyond its own line.</summary>
enum CueReach
{
    /// <summary>Its own line only.</summary>
    Line,

    /// <summary>Lines after it that look like headlines or links, not like sentences.</summary>
    Links,

    /// <summary>All that follows, up to the end or to where a story plainly goes on.</summary>
    Rest,
}

/// <summary>One cue: words by which a page announces what is no part of the story. Matched on folded text (lower case, no accents, ñ kept).</summary>
sealed record Cue(BlockKind Kind, CueReach Reach, int Longest, Regex Pattern);

/// <summary>The table of cues in English, Spanish and some Portuguese. A cue holds only for lines up to its length, so that a sentence that merely uses its words is kept.</summary>
static partial class Cues
{
    /// <summary>In order: the first that matches decides.</summary>
    internal static ImmutableArray<Cue> All { get; } =
    [
        new(BlockKind.Notice, CueReach.Line, 40, Advertisement()),
        new(BlockKind.ShareBar, CueReach.Line, 90, Share()),
        new(BlockKind.Comment, CueReach.Rest, 60, Comments()),
        new(BlockKind.Comment, CueReach.Line, 40, FormField()),
        new(BlockKind.Comment, CueReach.Line, 240, Feedback()),
        new(BlockKind.Menu, CueReach.Links, 160, Tags()),
        new(BlockKind.Teaser, CueReach.Links, 60, TeaserHeading()),
        new(BlockKind.Teaser, CueReach.Line, 260, TeaserLine()),
        new(BlockKind.Biography, CueReach.Rest, 60, AboutAuthor()),
        new(BlockKind.Biography, CueReach.Line, 400, AuthorContact()),
        new(BlockKind.Donation, CueReach.Line, 500, Donation()),
        new(BlockKind.Newsletter, CueReach.Line, 400, Newsletter()),
        new(BlockKind.Notice, CueReach.Line, 600, Notice()),
        new(BlockKind.Menu, CueReach.Line, 90, Navigation()),
        new(BlockKind.Menu, CueReach.Line, 140, Player()),
    ];

    [GeneratedRegex(@"^\W*(?:advertisement|publicidad|anuncio|sponsored(?: content)?|contenido patrocinado|continua leyendo|continue reading(?: below)?|la nota continua|sigue leyendo|seguir leyendo|story continues below.*|article continues below.*)\W*$", Options, Timeout)]
    private static partial Regex Advertisement();

    [GeneratedRegex(@"^\W*(?:share|shares|comparte|compartir|compartilhe|compartilhar|tweet|tuitear|twittear|facebook|twitter|whatsapp|telegram|linkedin|instagram|pinterest|reddit|youtube|flipboard|messenger|email|e-mail|correo|print|imprimir|copiar enlace|copy link|copiar link|guardar|save|listen|escuchar|siguenos|follow us|share this.{0,30}|comparte est[ea].{0,30}|compartir est[ea].{0,30}|siguenos en.{0,40}|follow us on.{0,40}|pin it|me gusta|like)(?:[\s·|,:/•-]+(?:share|comparte|compartir|tweet|facebook|twitter|whatsapp|telegram|linkedin|instagram|pinterest|reddit|youtube|email|e-mail|correo|print|imprimir|copiar enlace|copy link|x|en|on|in|by|por|via|y|and|\d+))*\W*$", Options, Timeout)]
    private static partial Regex Share();

    [GeneratedRegex(@"^\W*(?:(?:\d+\s+)?(?:comments?|comentarios?)(?:\s*\(?\d+\)?)?|leave a (?:reply|comment).{0,20}|post a comment|join the (?:discussion|conversation)|deja (?:un|tu) comentario.{0,30}|dejar? (?:una respuesta|un comentario).{0,20}|escribe (?:un|tu) comentario|deixe (?:um|seu) comentario)\W*$", Options, Timeout)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^\W*(?:name|email|e-mail|website|comment|message|subject|nombre|correo(?: electronico)?|sitio web|comentario|mensaje|asunto|nome|×|close|cerrar|submit|enviar|reply|responder|cancel|cancelar|buscar|search|log ?in|iniciar sesion|sign in|register|registrarse)\W*$", Options, Timeout)]
    private static partial Regex FormField();

    [GeneratedRegex(@"^(?:what are your thoughts\b|tell us what you think|que opinas\b.{0,60}comenta|comparta? (?:su|tu) opinion|(?:send|envia|envie)\b.{0,40}\b(?:your comments|sus comentarios|tus comentarios)|los comentarios (?:publicados|son responsabilidad|vertidos)|comments are (?:closed|moderated))", Options, Timeout)]
    private static partial Regex Feedback();

    [GeneratedRegex(@"^\W*(?:tags?|etiquetas?|temas(?: relacionados)?|topics?|keywords|palabras clave|filed under|archivado en|mas sobre|more on this|en este articulo|in this article|categor(?:y|ies|ias?))(?:\s*:.*|\W*)$", Options, Timeout)]
    private static partial Regex Tags();

    [GeneratedRegex(@"^\W*(?:see also|read also|read more|also read|read next|more stories|more from.{0,40}|related(?: (?:stories|articles|posts|content|coverage|news))?|recommended(?: (?:for you|reading|stories))?|you (?:may|might) (?:also )?like|most (?:read|viewed|popular)|popular(?: posts)?|trending(?: now)?|latest(?: news)?|don't miss|top stories|editor'?s picks?|up next|" +
        @"lea?(?:e|a)? (?:tambien|ademas|mas)|lee (?:tambien|ademas|mas)|lea (?:tambien|ademas|mas)|leer (?:tambien|mas)|leia (?:tambem|mais)|ve(?:a|r)? (?:tambien|ademas)|mir[ae] tambien|veja tambem|saiba mais|te puede interesar|te podria interesar|(?:tambien )?(?:te|le) (?:puede|podria) interesar|te recomendamos|le recomendamos|recomendad[oa]s?|(?:notas?|noticias?|articulos?|contenidos?) (?:relacionad[oa]s?|recomendad[oa]s?)|relacionad[oa]s?|mas (?:noticias|leidas?|leidos?|vistas?|informacion|en .{0,30})|l[oa]s? (?:mas|ultimas?|ultimos?) ?(?:leid[oa]s?|vist[oa]s?|noticias)?|ultimas noticias|en tendencia|tendencias|no te pierdas|destacad[oa]s|otras noticias|ademas(?: lee)?)\s*[:|»>-]*\s*$", Options, Timeout)]
    private static partial Regex TeaserHeading();

    [GeneratedRegex(@"^\W*(?:see also|read also|read more|also read|read next|related(?: (?:stories|articles|coverage|story|article))?|recommended|lea|lee|(?:lea|lee|leer) (?:tambien|ademas|mas|aqui|la nota)|leia (?:tambem|mais)|(?:vea|ver|mira|mire) (?:tambien|ademas)|veja tambem|saiba mais|(?:tambien )?(?:te|le) (?:puede|podria) interesar|te recomendamos|no te pierdas|mas informacion|tambien (?:lea|lee|puedes? leer)|puedes leer(?: tambien)?|nota relacionada|noticia relacionada|en tendencia)\s*[:|»>]+\s*\S", Options, Timeout)]
    internal static partial Regex TeaserLine();

    [GeneratedRegex(@"^\W*(?:about the authors?|about the writer|author bio|sobre (?:el|la|los|las) (?:autor|autora|autores|autoras)|acerca d?el? (?:autor|autora)|sobre o autor|quien(?:es)? (?:soy|somos)|about us)\s*:?\W*$", Options, Timeout)]
    private static partial Regex AboutAuthor();

    [GeneratedRegex(@"^\W*(?:about the authors?\s*:|sobre (?:el|la|los|las) autor(?:a|es|as)?\s*:|follow (?:him|her|them|me|us|the author) (?:on|at)\b|sigue(?:lo|la|nos|me)? (?:a \w+ )?en (?:twitter|x|facebook|instagram)\b|contact the (?:author|reporter)|(?:twitter|x)\s*:\s*@\w+|@\w{3,20}$|\S+@\S+\.\w{2,6}\W*$)", Options, Timeout)]
    private static partial Regex AuthorContact();

    [GeneratedRegex(@"\b(?:donate (?:now|today|here|to (?:us|our))|make a donation|your (?:donation|contribution|support) (?:helps|allows|makes|keeps|will)|support (?:our|this|independent) (?:work|journalism|reporting|newsroom)|help us (?:keep|continue)|become a (?:member|supporter|patron|subscriber)|haz (?:tu|una) donacion|tu (?:donacion|aporte|apoyo) (?:nos|hace|permite)|apoya (?:nuestro|el|este|a nuestro) (?:trabajo|periodismo|medio)|ayudanos a (?:seguir|continuar)|necesitamos tu (?:apoyo|ayuda)|hazte (?:soci[oa]|miembro|suscriptora?)|unete a nuestra comunidad|apoie (?:o|nosso) jornalismo|faca uma doacao)\b|\bdona (?:aqui|ahora|hoy)\s*(?:[.!]|$)|^\W*(?:donate|donations?|dona|donaciones|support us|apoyanos)\s*(?::.*|\W*)$", Options, Timeout)]
    private static partial Regex Donation();

    [GeneratedRegex(@"\b(?:(?:sign up|subscribe|register)\b.{0,40}\b(?:newsletter|updates|alerts|e-?mails?|inbox|channel)|(?:suscribete|suscribase|registrate|inscribete)\b.{0,40}\b(?:boletin|newsletter|correo|canal|alertas|diario|noticias)|(?:unete|sumate) (?:a|al) (?:nuestro )?(?:canal|grupo)|join our (?:whatsapp|telegram)|recibe (?:las|nuestras|todas|en tu|cada|lo mejor)\b.{0,50}(?:noticias|correo|boletin|mañana|inbox)|get (?:our|the) .{0,40}(?:newsletter|inbox)|assine (?:a|nossa) newsletter)\b|^\W*(?:subscribe|suscribete|suscribase|newsletters?|boletin(?:es)?)\s*(?::.*|\W*)$|^\W*subscribe\W.{0,120}(?:letter|newsletter|edition|updates)", Options, Timeout)]
    private static partial Regex Newsletter();

    [GeneratedRegex(@"©|\((?:c)\) ?(?:19|20)\d\d|\b(?:copyright|all rights reserved|todos los derechos reservados|derechos reservados|todos os direitos reservados|prohibida (?:la|su) reproduccion|we use cookies|this (?:site|website) uses cookies|us(?:amos|a) cookies|utiliza(?:mos)? cookies|politica de (?:privacidad|cookies)|aviso (?:legal|de privacidad)|privacy policy|terms (?:of use|of service|and conditions)|terminos y condiciones|(?:publish|published|publicado) under a creative commons|we encourage readers to copy|non-commercial purposes|republish (?:this|our)|click (?:here|on the (?:map|image|photo|graphic))(?: to (?:enlarge|read|see|view))?\W*$|haz clic (?:aqui|en la imagen)|skip to (?:content|main)|saltar al contenido|las opiniones (?:expresadas|vertidas)|the views expressed|reproduced with permission|googlecache)\b", Options, Timeout)]
    private static partial Regex Notice();

    [GeneratedRegex(@"^\W*(?:(?:return|back|volver|regresar|ir) (?:to|al?|a la|a el)\b.{0,60}|home|inicio|portada|menu|menú|next|previous|siguiente|anterior|ver mas|load more|cargar mas|show more|mostrar mas|ver todos?|page \d+(?: of \d+)?|pagina \d+(?: de \d+)?|(?:inicio|home|portada)\s*[>›»/|].*)\W*$", Options, Timeout)]
    private static partial Regex Navigation();

    [GeneratedRegex(@"^\W*(?:(?:video )?player|play video|reproducir(?: video)?|loading.{0,30}|cargando.{0,30}|tu navegador no soporta.*|your browser does not support.*|(?:mira|ve|vea|ver|watch|assista)(?: aqui| here)? (?:el|este|the|this|o) video\W*|https?://\S+|/\S+/\S+)\W*$", Options, Timeout)]
    private static partial Regex Player();

    const RegexOptions Options = RegexOptions.CultureInvariant;

    // Milliseconds: a formality, since a line is no longer than its cue allows. Without backtracking each expression would hold tables of 2.4 MB.
    const int Timeout = 2000;
}
