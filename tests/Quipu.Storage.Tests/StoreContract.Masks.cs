using System.Collections;
using System.Reflection;
using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Model;
using Xunit;

namespace Quipu.Storage.Tests;

// Minors and victims: nobody sees their names, or finds anything by them, without having asked for that right.
public abstract partial class StoreContract
{
    const string Girl = "Yarizé Quillahuamán";

    static Viewer Whole => Owner with { Unmasked = true };

    // A girl, the man accused of having taken her, and a second article that names her without saying how old she is.
    (Case Story, LocalEntity Girl, LocalEntity Man, Claim Abduction, Case Later) Told()
    {
        var story = Case.Of($"La menor {Girl} desapareció en Tarumayo. Ernesto Vilcabana Ruelas se llevó a {Girl} al bar El Farol. Yarizé volvió el lunes.", location: "yarize-quillahuaman.txt");
        var girl = story.Entity(Girl, EntityType.Person, true, null, "Yarizé");
        var man = story.Entity("Ernesto Vilcabana Ruelas");
        var abduction = story.Claim(ClaimType.Incident, $"Ernesto Vilcabana Ruelas se llevó a {Girl} al bar El Farol", man, girl, c => c with { Modality = Modality.Alleged });
        var later = Case.Of($"QUILLAHUAMÁN, Yarizé\nfue vista en Antay. Habló el fiscal Porfirio Luján.");
        later.Entity("Porfirio Luján");
        Keep(story, later);
        return (story, girl, man, abduction, later);
    }

    [Fact]
    public void Who_is_called_a_minor_is_masked_before_anybody_decides()
    {
        var (story, girl, man, abduction, later) = Told();
        var card = Store.Entity(Owner, girl.Id)!;
        Assert.Equal("minor 1 (name withheld)", card.Name);
        Assert.Equal("menor 1 (nombre reservado)", Store.Entity(Owner with { Language = "es" }, girl.Id)!.Name);
        Assert.Empty(card.Aliases);
        Assert.Equal("Ernesto Vilcabana Ruelas", Store.Entity(Owner, man.Id)!.Name);
        Assert.Equal(Girl, Store.Entity(Whole, girl.Id)!.Name);
        var shown = Shown(abduction);
        Assert.Equal("Ernesto Vilcabana Ruelas se llevó a ██████ ████████████ al bar El Farol", shown.Claim.Quote.Text);
        Assert.Equal(abduction.Quote.At, shown.Claim.Quote.At);
        Assert.Equal("minor 1 (name withheld)", shown.Object!.Name);
        var text = Store.Document(Owner, story.Document.Id)!.Text;
        Assert.Equal(story.Document.Text.Length, text.Length);
        Assert.EndsWith("██████ volvió el lunes.", text, StringComparison.Ordinal);
        Assert.StartsWith("████████████, ██████\nfue vista", Store.Document(Owner, later.Document.Id)!.Text, StringComparison.Ordinal);
        Assert.True(Store.IsBarred(Owner, later.Document.Id) && !Store.IsBarred(Whole, later.Document.Id));
        Assert.Equal(story.Document.Text, Store.Document(Whole, story.Document.Id)!.Text);
    }

    [Fact]
    public void Nothing_is_found_by_a_masked_name()
    {
        Told();
        foreach (var words in new[] { "Yarizé", "quillahuaman", Girl, "yari", "\"Yarizé Quillahuamán\"" })
        {
            var found = Search(words);
            Assert.Equal((0, 0, 0, 0), (found.Documents.Total, found.Claims.Total, found.Entities.Total, found.Registers.Total));
            Assert.Empty(Store.Documents(Owner, new(words), new(0, 10)).Rows);
            Assert.Empty(Store.Claims(Owner, new() { Text = words }, new(0, 10)).Rows);
            Assert.Empty(Store.Log(Owner, new(Text: words.Trim('"')), new(0, 10)).Rows);
        }

        Assert.Equal(1, Search("Vilcabana").Documents.Total);
        Assert.Equal(1, Search("Farol").Claims.Total);
    }

    [Fact]
    public void A_person_lifts_a_mask_with_a_reason_and_sets_another()
    {
        var (story, girl, man, _, _) = Told();
        var mask = Assert.Single(Store.Masks(Owner, new(0, 10)).Rows);
        Assert.Equal((1, MaskGround.Minor, MaskState.Proposed, "minor 1 (name withheld)"), (mask.Number, mask.Ground, mask.State, mask.Name));
        Assert.StartsWith("La menor █████ desapareció en Tarumayo. Ernesto", Assert.Single(mask.Cues).Words, StringComparison.Ordinal);
        Store.Write([new Change.MaskDecided(girl.Id, new(MaskGround.Minor, false, "Editor", Case.Time(50), "An adult: her age was a printing error."))]);
        Assert.Equal(Girl, Store.Entity(Owner, girl.Id)!.Name);
        Assert.Equal(2, Search("Quillahuamán").Documents.Total);
        Assert.Equal(1, Search("Yarizé").Entities.Total);
        Assert.Equal(1, Search("Quillahuamán").Claims.Total);
        Assert.Equal(MaskState.Lifted, Store.Masks(Owner, new(0, 10)).Rows[0].State);
        // A second reading does not ask again.
        Keep(story);
        Assert.Equal(Girl, Store.Entity(Owner, girl.Id)!.Name);
        Store.Write([new Change.MaskDecided(man.Id, new(MaskGround.Victim, true, "Editor", Case.Time(51), null))]);
        Assert.Equal("victim 2 (name withheld)", Store.Entity(Owner, man.Id)!.Name);
        Assert.Equal(0, Search("Vilcabana").Documents.Total);
        Store.Write([new Change.MaskDecided(girl.Id, new(MaskGround.Minor, true, "Editor", Case.Time(52), null))]);
        Assert.Equal("minor 1 (name withheld)", Store.Entity(Owner, girl.Id)!.Name);
        Assert.Equal(0, Search("Quillahuamán").Documents.Total);
    }

    [Fact]
    public void No_answer_of_the_store_has_a_masked_name()
    {
        Told();
        Assert.Empty(Leaks(Owner));
        // The same walk sees it where it stands: it would see a leak.
        Assert.NotEmpty(Leaks(Whole));
    }

    [Fact]
    public void A_decision_of_somebody_who_is_not_there_is_refused() =>
        Assert.Throws<ArgumentException>(() => Store.Write([new Change.MaskDecided(new("nobody"), new(MaskGround.Minor, true, "Editor", Case.Time(1), null))]));

    // Every text in every answer that has Yarizé in it, in any spelling.
    IEnumerable<string> Leaks(Viewer viewer)
    {
        object[] answers =
        [
            Store.Documents(viewer, new(), new(0, 50)), Store.AllDocuments(viewer).ToList(), Store.AllClaims(viewer).ToList(), Store.AllEntities(viewer).ToList(), Store.Outlines(viewer).ToList(),
            Store.Claims(viewer, new(), new(0, 50)), Store.Entities(viewer, new(), new(0, 50)), Store.Edges(viewer, new()), Store.Log(viewer, new(Whole: true), new(0, 500)), Store.AllCaptures(viewer).ToList(),
            Store.Search(viewer, new("Farol", new(0, 9), new(0, 9), new(0, 9))), Store.Masks(viewer, new(0, 50)), Store.AllDocuments(viewer).SelectMany(d => Store.EntitiesOf(viewer, d.Id)).ToList(),
            Store.AllDocuments(viewer).Select(d => Store.PreviewForget(viewer, d.Id)!).ToList(), Store.Orphans(viewer),
        ];
        return answers.SelectMany(a => Texts(a, [])).Where(t => Quipu.Text.Folding.Fold(t) is var folded && (folded.Contains("yarize", StringComparison.Ordinal) || folded.Contains("quillahuaman", StringComparison.Ordinal)));
    }

    static IEnumerable<string> Texts(object? value, HashSet<object> seen)
    {
        if (value is string text) return [text];
        if (value is null || value.GetType().IsPrimitive || value.GetType().IsEnum || value is DateTimeOffset or DateOnly || (!value.GetType().IsValueType && !seen.Add(value))) return [];
        if (value is IEnumerable many) return many.GetType().GetProperty("IsDefault")?.GetValue(many) is true ? [] : many.Cast<object?>().SelectMany(o => Texts(o, seen));
        return value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).SelectMany(f => Texts(f.GetValue(value), seen));
    }
}
