using Quipu.Model;
using Quipu.Reading.Coreference;
using Quipu.Reading.Mentions;
using Quipu.Tests.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Coreference;

/// <summary>What must never be joined: each of these, joined, would put one party's conduct on another.</summary>
public sealed class HarmTest
{
    static MentionSet Find(string text) => Referents.Find(Case.Analyse(text));

    static LocalEntity? Of(MentionSet set, string form, int nth = 0)
    {
        var found = set.Mentions.Where(m => m.At.Of(set.Text.Document.Text) == form).Skip(nth).FirstOrDefault();
        return found is null ? null : set.Entities[found.Entity];
    }

    [Theory]
    [InlineData("Hugo Tello Ríos was arrested. His brother Mario Tello Ríos was not charged.", "Hugo Tello Ríos", "Mario Tello Ríos")]
    [InlineData("Fue detenido Hugo Tello Ríos. Su hermano Mario Tello Ríos no ha sido acusado.", "Hugo Tello Ríos", "Mario Tello Ríos")]
    [InlineData("La fiscal Rosa Luna acusó al empresario Pedro Luna.", "Rosa Luna", "Pedro Luna")]
    [InlineData("Constructora Mario Luna S.A.C. ganó la obra. El alcalde Mario Luna la inauguró.", "Constructora Mario Luna S.A.C.", "Mario Luna")]
    public void Names_that_share_words_stay_apart(string text, string one, string other)
    {
        var set = Find(text);
        Assert.NotNull(Of(set, one));
        Assert.NotNull(Of(set, other));
        Assert.NotEqual(Of(set, one)!.Id, Of(set, other)!.Id);
    }

    [Fact]
    public void A_surname_alone_goes_to_whom_the_text_called_by_it_last()
    {
        var set = Find("Hugo Tello Ríos fue detenido en Antay. Mario Luna Paz, su abogado, lo negó. Tello apeló.");
        Assert.Equal("Hugo Tello Ríos", Of(set, "Tello")?.Name);
    }

    [Fact]
    public void A_surname_in_the_headline_is_the_full_name_below() =>
        Assert.Equal("Casimiro Sotil Ahuir", Of(Find("Sotil capturado en Antay\nLa policía detuvo a Casimiro Sotil Ahuir el lunes."), "Sotil")?.Name);

    [Theory]
    [InlineData("Prosecutor Ana Tello and Prosecutor Rosa Luna met on Monday. The prosecutor was accused of taking bribes.", "The prosecutor")]
    [InlineData("La fiscal Ana Tello y la fiscal Rosa Luna se reunieron el lunes. La fiscal fue acusada de cohecho.", "La fiscal")]
    public void Of_two_prosecutors_named_at_once_neither_is_the_prosecutor(string text, string form)
    {
        var set = Find(text);
        var last = set.Mentions.Where(m => m.At.Of(text) == form).LastOrDefault();
        Assert.True(last is null || !set.Entities[last.Entity].Named);
    }

    [Theory]
    [InlineData("Police chief Ana Tello denied it. The chief of the gang was arrested.", "The chief")]
    [InlineData("La comisaria Ana Tello, jefa policial, lo negó. La jefa de la banda fue detenida.", "La jefa")]
    public void The_head_of_something_else_is_somebody_else(string text, string form) => Assert.NotEqual("Ana Tello", Of(Find(text), form)?.Name);

    [Theory]
    [InlineData("Hugo Tello was arrested on Monday. His lawyer, Mario Luna, said that he was innocent.", "His lawyer", "Mario Luna")]
    [InlineData("Hugo Tello fue detenido el lunes. Su abogado, Mario Luna, pidió su libertad.", "Su abogado", "Mario Luna")]
    public void A_lawyer_is_not_the_client(string text, string form, string name) => Assert.Equal(name, Of(Find(text), form)?.Name);

    [Fact]
    public void Whom_somebody_accuses_is_not_the_accuser()
    {
        var set = Find("Hugo Tello ran the port. Mario Luna accused him.");
        Assert.Equal("Hugo Tello", Of(set, "him")?.Name);
    }

    [Theory]
    [InlineData("Eleuterio Tello Sotil fue detenido. Los vecinos dicen que los Tello compraron el molino.", "Tello")]
    [InlineData("Eleuterio Tello Sotil was arrested. Neighbours say the Tellos bought the mill.", "Tellos")]
    public void A_family_is_none_of_its_members(string text, string form) => Assert.NotEqual(EntityType.Person, Of(Find(text), form)?.Type);

    [Theory]
    [InlineData("Fermín Sotelo, exalcalde de Sisarumi y conocido como “El Compadre”, no habló.", "Fermín Sotelo", "El Compadre")]
    [InlineData("Fermín Sotelo, líder de Los Pulpos de Antay, alias “El Zorro”, fue detenido.", "Fermín Sotelo", "El Zorro")]
    [InlineData("Ana Tello, conocida con el apodo de “La Doctora”, fue detenida.", "Ana Tello", "La Doctora")]
    [InlineData("Pedro Luna, alias “El Flaco”, y Hugo Tello, alias “El Gordo”, fueron detenidos.", "Hugo Tello", "El Gordo")]
    [InlineData("Pedro Luna, alias “El Flaco”, y Hugo Tello, alias “El Gordo”, fueron detenidos.", "Pedro Luna", "El Flaco")]
    public void An_alias_belongs_to_the_person_described(string text, string name, string alias) => Assert.Equal(name, Of(Find(text), alias)?.Name);

    [Theory]
    [InlineData("La Policía Nacional detuvo a dos reos. La policía municipal fue acusada de cohecho.", "La policía municipal", "La Policía Nacional")]
    public void One_police_force_is_not_another(string text, string form, string other) => Assert.NotEqual(Of(Find(text), other)?.Id, Of(Find(text), form)?.Id ?? default);
}
