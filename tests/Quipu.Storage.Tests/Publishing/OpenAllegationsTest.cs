using Quipu.Access;
using Quipu.Model;
using Quipu.Publishing.Replies;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Publishing;

/// <summary>Who is to be asked: whoever is accused, and nobody for leading a cooperative, for having been harmed, or for having testified.</summary>
public sealed class OpenAllegationsTest
{
    static readonly DateOnly _today = new(2031, 6, 1);

    static string[] Open(params Case[] cases)
    {
        using var folder = new TemporaryFolder();
        using var store = SqliteStore.Open(folder.At("case.db"));
        store.Write([.. cases.SelectMany(c => c.Changes), new Change.Assembled()]);
        return [.. OpenAllegations.Of(new NetworkDesk(store), store, Viewer.Owner, _today).Select(u => u.Name).Order(StringComparer.Ordinal)];
    }

    static Case Led(string text, string person, string group, ClaimType type = ClaimType.Leads, Action<Case, LocalEntity, LocalEntity>? more = null, Modality modality = Modality.Stated)
    {
        var article = Case.Of(text);
        var (one, other) = (article.Entity(person), article.Entity(group, EntityType.Organization));
        article.Claim(type, text[..text.IndexOf('.', StringComparison.Ordinal)], one, other, c => c with { Modality = modality, Details = c.Details.Add(Detail.Role, "leader") });
        more?.Invoke(article, one, other);
        return article;
    }

    [Theory]
    [InlineData("Tadea Huamaní Sosa, the leader of the haulers' cooperative, spoke on Monday.", "haulers' cooperative")]
    [InlineData("Tadea Huamaní Sosa is a researcher with the citizens. She spoke on gangs.", "the citizens")]
    [InlineData("Tadea Huamaní Sosa leads Vecinos del Muelle, which gang members threatened.", "Vecinos del Muelle")]
    public void Who_leads_a_harmless_group_is_not_among_the_accused(string text, string group)
    {
        foreach (var modality in new[] { Modality.Stated, Modality.Alleged }) Assert.Empty(Open(Led(text, "Tadea Huamaní Sosa", group, modality: modality)));
        Assert.Empty(Open(Led(text, "Tadea Huamaní Sosa", group, ClaimType.MemberOf)));
    }

    [Theory]
    [InlineData("Tadeo Huamaní Sosa leads Los Carreteros Gang in Antay.", "Los Carreteros Gang")]
    [InlineData("Tadeo Huamaní Sosa encabeza la banda criminal La Sombra.", "La Sombra")]
    [InlineData("Tadeo Huamaní Sosa, leader of the Red Door cartel, is abroad.", "Red Door")]
    [InlineData("Tadeo Huamaní Sosa leads La Sombra, and threatened a protected witness.", "La Sombra cartel", "La Sombra")]
    public void Who_is_said_to_lead_a_gang_is_to_be_asked(string text, string group, string? entity = null)
    {
        if (entity is not null) text += $" The {group} is feared.";
        Assert.Equal(["Tadeo Huamaní Sosa"], Open(Led(text, "Tadeo Huamaní Sosa", group)));
        Assert.Equal(["Tadeo Huamaní Sosa"], Open(Led(text, "Tadeo Huamaní Sosa", group, ClaimType.MemberOf)));
    }

    [Fact]
    public void A_group_that_is_accused_elsewhere_is_one()
    {
        const string text = "Tadeo Huamaní Sosa leads La Sombra.";
        var elsewhere = Case.Of("La Sombra extorts the market of Antay.", publisher: "La Voz");
        elsewhere.Claim(ClaimType.EngagesIn, "La Sombra extorts the market of Antay", elsewhere.Entity("La Sombra", EntityType.Organization));
        Assert.Empty(Open(Led(text, "Tadeo Huamaní Sosa", "La Sombra")));
        Assert.Equal(["Tadeo Huamaní Sosa"], Open(Led(text, "Tadeo Huamaní Sosa", "La Sombra"), elsewhere));
    }

    [Theory]
    [InlineData("Tadea Huamaní Sosa was of La Sombra gang. Tadea Huamaní Sosa has lived under protection since then.")]
    [InlineData("Tadea Huamaní Sosa was of La Sombra gang. Tadea Huamaní Sosa vive desde entonces bajo protección.")]
    [InlineData("Tadea Huamaní Sosa, testigo protegida, was of La Sombra gang.")]
    [InlineData("The protected witness Tadea Huamaní Sosa was of La Sombra gang.")]
    public void Who_testified_or_lives_under_protection_is_not_asked_about_their_gang(string text)
    {
        var article = Case.Of(text);
        var (tadea, gang) = (article.Entity("Tadea Huamaní Sosa"), article.Entity("La Sombra", EntityType.Organization));
        var second = text.LastIndexOf("Tadea Huamaní Sosa", StringComparison.Ordinal);
        article.Replace(tadea with { Mentions = [.. tadea.Mentions, new(new(second, second + 18), "Tadea Huamaní Sosa", MentionKind.Name)] });
        article.Claim(ClaimType.MemberOf, "Tadea Huamaní Sosa", tadea, gang);
        Assert.Empty(Open(article));
    }

    [Theory]
    [InlineData(IncidentKind.Killing)]
    [InlineData(IncidentKind.Threat)]
    public void Who_was_killed_or_threatened_there_is_not_asked_for_leading_it(IncidentKind kind)
    {
        const string text = "Tadeo Huamaní Sosa leads the La Sombra gang. Somebody shot at Huamaní Sosa.";
        Assert.Equal(["Tadeo Huamaní Sosa"], Open(Led(text, "Tadeo Huamaní Sosa", "La Sombra")));
        Assert.Empty(Open(Led(text, "Tadeo Huamaní Sosa", "La Sombra", more: (article, leader, _) => article.Claim(ClaimType.Incident, "Somebody shot at Huamaní Sosa", null, leader, c => c with { Kind = kind }))));
    }
}
