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
    public void What_a_document_calls_a_masked_person_is_shown_of_nobody_outside_of_it_either()
    {
        var story = Case.Of("La menor Juana Quispe Mamani fue hallada en Tarumayo. Juana Q. M. está a salvo, dijo Ernesto Vilcabana. Hugo Loza llevó a Juana Q. M. a casa. La mamá de Juanita habló.");
        story.Entity("Juana Quispe Mamani");
        var second = story.Entity("Juana Q. M.", EntityType.Person, true, null, "Juana", "Juanita");
        var man = story.Entity("Hugo Loza");
        story.Claim(ClaimType.Incident, "Hugo Loza llevó a Juana Q. M. a casa", man, second, c => c with { Modality = Modality.Stated });
        var march = Case.Of("La marcha #JusticiaParaJuanaQuispe llenó la plaza. @juanaquispe12 la convocó.");
        Keep(story, march);
        var card = Store.Entity(Owner, second.Id)!;
        Assert.Equal("█████ Q. M.", card.Name);
        Assert.DoesNotContain(card.Aliases, a => a.Contains("Juan", StringComparison.Ordinal));
        Assert.Equal("Hugo Loza", Store.Entity(Owner, man.Id)!.Name);
        Assert.Equal("La marcha #JusticiaPara███████████ llenó la plaza. @███████████12 la convocó.", Store.Document(Owner, march.Document.Id)!.Text);
        object[] answers =
        [
            Store.Entities(Owner, new(), new(0, 50)), Store.AllEntities(Owner).ToList(), Store.Edges(Owner, new()), Store.Claims(Owner, new(), new(0, 50)), Store.AllClaims(Owner).ToList(), Store.Outlines(Owner).ToList(),
            Store.EntitiesOf(Owner, story.Document.Id), Store.Documents(Owner, new(), new(0, 50)), Store.Search(Owner, new("Tarumayo", new(0, 9), new(0, 9), new(0, 9))),
        ];
        Assert.DoesNotContain(answers.SelectMany(a => Texts(a, [])), t => t.Contains("Juan", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Texts(Store.Entities(Whole, new(), new(0, 50)), []), t => t == "Juana Q. M.");
        foreach (var words in new[] { "Juana", "Juanita", "JusticiaParaJuanaQuispe", "juanaquispe12" }) Assert.Equal((0, 0), (Search(words).Documents.Total, Search(words).Entities.Total));
    }

    [Fact]
    public void A_hashtag_of_an_older_document_is_barred_when_somebody_is_masked_later()
    {
        var march = Case.Of("La marcha #JusticiaParaJuanaQuispe llenó la plaza.");
        Keep(march);
        Assert.Contains("JuanaQuispe", Store.Document(Owner, march.Document.Id)!.Text, StringComparison.Ordinal);
        var story = Case.Of("La menor Juana Quispe fue hallada en Tarumayo.");
        story.Entity("Juana Quispe");
        Keep(story);
        Assert.DoesNotContain("JuanaQuispe", Store.Document(Owner, march.Document.Id)!.Text, StringComparison.Ordinal);
        Assert.Equal(0, Search("JusticiaParaJuanaQuispe").Documents.Total);
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
