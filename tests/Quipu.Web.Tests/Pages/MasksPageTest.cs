using System.Net;
using Quipu.Access;
using Quipu.Reading;
using Quipu.Text;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Quipu.Web.Tests.Walk;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Names of minors and victims are on no page, in no data, table or answer to a program, without the right; and whoever has it sees them, which proves that the walk would.</summary>
public sealed class MasksPageTest
{
    const string Article =
        "Detienen a suboficial por llevarse a una menor\n\nTARUMAYO.– La menor Yarizé Quillahuamán Soncco fue hallada en un bar de Puerto Callpa. " +
        "El suboficial Ernesto Vilcabana Ruelas fue detenido el lunes por presunta extorsión, informó la Fiscalía de Antay. " +
        "Según la fiscalía, Vilcabana Ruelas habría pagado a Los Carreteros para llevarse a Yarizé Quillahuamán Soncco. Vilcabana Ruelas negó las acusaciones.\n\n" +
        "Ernesto Vilcabana Ruelas y Yarizé Quillahuamán Soncco fueron vistos en Antay el domingo, según la policía. Quillahuamán acusó a Ernesto Vilcabana Ruelas de pertenecer a Los Carreteros.\n";

    const string Later = "Tres testigos\n\nANTAY.– Yarizé Quillahuamán declaró ante la Fiscalía de Antay. Porfirio Luján Tello, víctima de trata de personas, declaró también. Los Carreteros controlan Puerto Callpa.\n";

    // The same girl under a card of her own, and in a hashtag.
    const string March =
        "Marcha en Antay\n\nANTAY.– La menor Juana Quispe Mamani fue hallada el lunes. Hugo Loza Prado llevó a Juana Q. M. al hospital de Antay, informó la Fiscalía de Antay. " +
        "Juana Q. M. acusó a Hugo Loza Prado de pertenecer a Los Carreteros. Una marcha con el lema #JusticiaParaJuanaQuispe llenó la plaza de Antay.\n";

    const string Register =
        """{"id":"k-1","schema":"Person","properties":{"name":["Saturnina Chuquival Roque"],"birthDate":["2022-05-01"],"idNumber":["87650099"],"country":["pe"]}}""" + "\n" +
        """{"id":"k-2","schema":"Person","properties":{"name":["Nilda Oré Palomino"],"birthDate":["1971-05-01"],"country":["pe"]}}""" + "\n";

    static readonly string[] Marks = ["yarize", "quillahuaman", "porfirio", "lujan tello", "saturnina", "chuquival", "87650099", "juana"];
    static readonly string[] From =
    [
        "/", "/masks", "/search?q=Carreteros", "/search?q=Yarize", "/search?q=Quillahuam%C3%A1n", "/search?q=Chuquival", "/search?q=87650099", "/entities?q=Yari", "/documents?q=Quillahuam%C3%A1n", "/claims?q=Quillahuam%C3%A1n",
        "/log?q=Yariz", "/log", "/network", "/holders", "/yente/search/default?q=Chuquival", "/yente/search/default?q=Quillahuaman", "/reconcile/suggest/entity?prefix=Yari", "/reconcile/suggest/entity?prefix=Satur", "/yente/entities/k-1",
    ];

    static Task<Site> SiteAsync(bool unmasked = false) => Site.StartAsync(Fill, options => options with { Viewer = new Viewer("Ana") { Unmasked = unmasked }, Network = new(options.Store) });

    static void Fill(Site site)
    {
        using var folder = new TemporaryFolder();
        folder.Write("yarize-quillahuaman-hallada.txt", System.Text.Encoding.UTF8.GetBytes(Article));
        folder.Write("testigos.txt", System.Text.Encoding.UTF8.GetBytes(Later));
        folder.Write("marcha.txt", System.Text.Encoding.UTF8.GetBytes(March));
        site.Read(folder.Path, new FrameReader());
        RegisterCase.Import(site, "padron.ftm.json", Register, 3, new("padron"), "ftm");
    }

    /// <summary>A long name and a short one are equally long where they are masked; data keep the offsets, and with them the bars.</summary>
    [Fact]
    public async Task No_page_tells_how_long_a_masked_name_is()
    {
        await using var site = await SiteAsync();
        var lengths = new HashSet<int>();
        foreach (var path in new[] { "/documents", "/claims", "/search?q=Carreteros" }.Concat(site.Store.AllDocuments(Viewer.Keeper).Select(d => $"/documents/{d.Id}")))
        {
            var page = WebUtility.HtmlDecode(await site.TextAsync(path));
            lengths.UnionWith(System.Text.RegularExpressions.Regex.Matches(page, "\u2588+", System.Text.RegularExpressions.RegexOptions.NonBacktracking).Select(m => m.Length));
            Assert.DoesNotMatch("\u2588 \u2588", page);
        }

        Assert.Equal([5], lengths);
        // The bars of the store itself are as long as the names: without the last step a page would tell.
        var words = site.Store.AllDocuments(new Viewer("Ana")).SelectMany(d => System.Text.RegularExpressions.Regex.Matches(d.Text, "\u2588+", System.Text.RegularExpressions.RegexOptions.NonBacktracking)).Select(m => m.Length).ToHashSet();
        Assert.True(words.Count > 1);
    }

    [Fact]
    public async Task A_masked_name_is_on_no_page_and_in_no_data_table_or_answer()
    {
        await using var site = await SiteAsync();
        var (seen, leaks) = await WalkAsync(site);
        Assert.True(seen > 60, $"{seen} addresses");
        Assert.Empty(leaks);
        Assert.Matches(@"minor \d+ \(name withheld\)", await site.TextAsync("/masks?lang=en"));
        Assert.Matches(@"menor \d+ \(nombre reservado\)", await site.TextAsync("/masks?lang=es"));
        Assert.Contains("Vilcabana", await site.TextAsync("/search?q=Vilcabana"), StringComparison.Ordinal);
        // With the right the same walk sees names of each kind, so it would see a leak of each.
        await using var open = await SiteAsync(unmasked: true);
        var (_, names) = await WalkAsync(open);
        foreach (var kind in new[] { "/documents/", "/entities/", "/claims", "/search", "/masks", "/log", "/rows/", "/documents.json", "/masks.csv", "/original" })
            Assert.True(names.Exists(n => n.Contains(kind, StringComparison.Ordinal)), $"The walk sees no name on {kind}.");
    }

    [Fact]
    public async Task The_owner_takes_up_the_right_by_an_act_that_is_logged_and_gives_it_back()
    {
        await using var site = await SiteAsync();
        using var visitor = new Visitor(site);
        var token = await visitor.TokenAsync("/masks");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync("/masks/uncover", new(WebHost.TokenField, token), new("reason", ""))).Status);
        Assert.DoesNotContain("Yarizé", await TextAsync(visitor, "/masks"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync("/masks/uncover", new(WebHost.TokenField, token), new("reason", "to call her guardian"), new("back", "/masks"))).Status);
        Assert.Contains("Yarizé", await TextAsync(visitor, "/masks"), StringComparison.Ordinal);
        Assert.Contains("to call her guardian", await TextAsync(visitor, "/log"), StringComparison.Ordinal);
        // Whoever looks from another browser sees no name, nor what was made ready for the one who may.
        foreach (var path in new[] { "/masks", "/network", "/network.json", "/holders", "/findings?as_of=2031-01-01", "/search?q=Carreteros", "/money", "/shared-ties" })
        {
            await TextAsync(visitor, path);
            Assert.DoesNotContain("Quillahuam", await site.TextAsync(path), StringComparison.Ordinal);
        }

        await visitor.SendAsync("/masks/cover", new(WebHost.TokenField, token), new("back", "/masks"));
        Assert.DoesNotContain("Yarizé", await TextAsync(visitor, "/masks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_see_some_datasets_alone_cannot_take_it_up()
    {
        await using var site = await Site.StartAsync(Fill, options => options with { Viewer = new Viewer("Berta", [DatasetName.Default]) });
        using var visitor = new Visitor(site);
        var (status, _) = await visitor.SendAsync("/masks/uncover", new(WebHost.TokenField, await visitor.TokenAsync("/masks")), new("reason", "I am curious"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.DoesNotContain("Yarizé", await TextAsync(visitor, "/masks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_original_with_a_masked_name_is_not_offered_and_is_refused_with_a_reason()
    {
        await using var site = await SiteAsync();
        var document = site.Store.AllDocuments(Viewer.Keeper).First(d => d.Text.Contains("Yarizé", StringComparison.Ordinal)).Id;
        using var visitor = new Visitor(site);
        Assert.Null((await visitor.ReadAsync($"/documents/{document}")).QuerySelector("a[href$='/original']"));
        using var answer = await site.Client.GetAsync(new Uri($"/documents/{document}/original", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await using var open = await SiteAsync(unmasked: true);
        using var seer = new Visitor(open);
        Assert.NotNull((await seer.ReadAsync($"/documents/{document}")).QuerySelector("a[href$='/original']"));
    }

    [Fact]
    public async Task A_judgement_of_a_masked_claim_keeps_its_words()
    {
        await using var site = await SiteAsync();
        using var visitor = new Visitor(site);
        var claim = site.Store.AllClaims(Viewer.Keeper).First(c => c.Claim.Quote.Text.Contains("Yarizé", StringComparison.Ordinal));
        var (status, _) = await visitor.SendAsync($"/claims/{claim.Claim.Id}/judgements", new(WebHost.TokenField, await visitor.TokenAsync("/masks")), new("verdict", "accepted"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(claim.Claim.Quote, Assert.Single(site.Store.Judgements(Viewer.Keeper, claim.Claim.Id)).Judged.Quote);
        Assert.DoesNotContain("Yarizé", site.Store.Judgements(Viewer.Owner, claim.Claim.Id)[0].Judged.Quote.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_confirms_and_lifts_on_the_page()
    {
        await using var site = await SiteAsync();
        using var visitor = new Visitor(site);
        var (status, _) = await visitor.PressAsync("/masks", "article.mask button[value='lift']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        (status, _) = await visitor.PressAsync("/masks", "article.mask button[value='mask']");
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Contains("Ana masked the name", await TextAsync(visitor, "/masks?lang=en"), StringComparison.Ordinal);
    }

    const string Attack =
        "Piden protección para una menor\n\nANTAY.– La menor Yarizé Quillahuamán Soncco pidió protección. Ernesto Vilcabana Ruelas atacó a Yarizé Quillahuamán Soncco el martes, informó la Fiscalía de Antay.\n";

    static Task<Site> AttackAsync() => Site.StartAsync(site =>
    {
        Fill(site);
        using var folder = new TemporaryFolder();
        folder.Write("ataque.txt", System.Text.Encoding.UTF8.GetBytes(Attack));
        site.Read(folder.Path, new FrameReader());
    }, options => options with { Network = new(options.Store) });

    [Fact]
    public async Task A_letter_calls_who_is_masked_in_its_own_language_whatever_the_page_speaks()
    {
        await using var site = await AttackAsync();
        var claim = site.Store.AllClaims(Viewer.Keeper).First(c => c.Subject is { Name: "Ernesto Vilcabana Ruelas" } && c.Object is { } girl && girl.Name.StartsWith("Yariz", StringComparison.Ordinal));
        var query = $"?party={Uri.EscapeDataString(claim.Subject!.Entity.Value)}&about={claim.Claim.Id}&unreviewed=1";
        foreach (var path in new[] { "/replies/letter.txt", "/replies/letter", "/replies/letter.json" })
            foreach (var (lang, language, called, other) in new[] { ("en", "&language=es", "(nombre reservado)", "(name withheld)"), ("es", "&language=en", "(name withheld)", "(nombre reservado)"), ("en", "", "(nombre reservado)", "(name withheld)") })
            {
                var text = WebUtility.HtmlDecode(await site.TextAsync($"{path}{query}&lang={lang}{language}"));
                Assert.Contains(called, text, StringComparison.Ordinal);
                Assert.DoesNotContain(other, text, StringComparison.Ordinal);
            }

        // One that goes to somebody masked: the page says to whom in its own language, the letter in its own.
        var asked = $"?party={Uri.EscapeDataString(claim.Object!.Entity.Value)}&about={claim.Claim.Id}&unreviewed=1&language=es&lang=en";
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await site.TextAsync("/replies/letter" + asked));
        Assert.Contains("(name withheld)", page.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("(name withheld)", page.QuerySelector("article.letter")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_of_somebody_masked_is_theirs_and_shows_the_name_once_the_mask_is_lifted()
    {
        await using var site = await AttackAsync();
        var answered = Answered(site);
        var (document, girl) = (site.Store.Request(Viewer.Owner, answered)!.Outcome!.Document!.Value, site.Store.Request(Viewer.Owner, answered)!.Party);
        const string Name = "Yarizé Quillahuamán Soncco";
        Assert.Equal(Name, site.Store.Document(Viewer.Keeper, document)!.Publisher);
        Assert.Equal("Respuesta de " + Name, site.Store.Document(Viewer.Keeper, document)!.Title);
        foreach (var language in new[] { "en", "es" })
        {
            var shown = site.Store.Document(Viewer.Owner with { Language = language }, document)!;
            Assert.DoesNotContain("Yariz", shown.Title + shown.Publisher + shown.Text + string.Concat(shown.Authors), StringComparison.Ordinal);
            var answer = Assert.Single(site.Store.Claim(Viewer.Owner with { Language = language }, site.Store.Request(Viewer.Owner, answered)!.Claims[0]!.Value)!.Answers, a => a.Document.Id == document);
            Assert.DoesNotContain("Yariz", answer.By, StringComparison.Ordinal);
            Assert.Matches(language == "en" ? @"minor \d+ \(name withheld\)" : @"menor \d+ \(nombre reservado\)", answer.Subject!.Name);
        }

        var (seen, leaks) = await WalkAsync(site);
        Assert.True(seen > 60, $"{seen} addresses");
        Assert.Empty(leaks);
        site.Store.Write([new Change.MaskDecided(girl, new(Quipu.Access.Masking.MaskGround.Minor, false, "Ana", DateTimeOffset.UnixEpoch, "An adult: her age was a printing error."))]);
        Assert.Equal("Respuesta de " + Name, site.Store.Document(Viewer.Owner, document)!.Title);
        var open = WebUtility.HtmlDecode(await site.TextAsync($"/documents/{document}"));
        Assert.Contains(Name, open, StringComparison.Ordinal);
        Assert.DoesNotContain("withheld", open, StringComparison.Ordinal);
    }

    // The girl is asked, and answers: the desk sees her masked all the while.
    static Quipu.Publishing.Replies.RequestId Answered(Site site)
    {
        var claim = site.Store.AllClaims(Viewer.Keeper).First(c => c.Object is { } girl && girl.Name.StartsWith("Yariz", StringComparison.Ordinal) && c.Subject is not null);
        var asked = ReplyCase.Ask(site, claim.Object!.Entity, claim.Claim.Id);
        Assert.Null(ReplyCase.Desk(site).Answer(asked, new("No conozco al suboficial y nunca recibí dinero de él.", Quipu.Model.AnswerKind.Denies, ReplyCase.Asked.AddDays(2))).Fault);
        return asked;
    }

    static async Task<string> TextAsync(Visitor visitor, string path) => (await visitor.ReadAsync(path)).DocumentElement.OuterHtml;

    static async Task<(int Seen, List<string> Leaks)> WalkAsync(Site site)
    {
        var (seen, leaks) = (0, new List<string>());
        await foreach (var visit in new Walker(site.Client).WalkAsync(From))
        {
            seen++;
            // What was typed into the address is the visitor's own, and is no answer.
            var body = Typed(Folding.Fold(WebUtility.HtmlDecode(visit.Body)), visit.Path);
            leaks.AddRange(Marks.Where(m => body.Contains(m, StringComparison.Ordinal)).Select(m => $"{visit.Path}: {m}"));
        }

        return (seen, leaks);
    }

    // The words asked for stand in the form, the title and the links of the answer.
    static string Typed(string body, string path)
    {
        var query = path.Contains('?') ? path[(path.IndexOf('?') + 1)..] : "";
        foreach (var value in query.Split('&').Select(q => q.Split('=')).Where(q => q.Length == 2 && q[0] is "q" or "prefix").Select(q => q[1]))
            body = body.Replace(Folding.Fold(Uri.UnescapeDataString(value)), "", StringComparison.Ordinal).Replace(Folding.Fold(value), "", StringComparison.Ordinal);
        return body;
    }
}
