using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Reading.Frames;

/// <summary>Which claim a date belongs to. The texts are published on Friday, 2 May 2031.</summary>
public sealed class TimingTest
{
    [Theory]
    [InlineData("en", "Ramón Quintero, who led a strike in 2019, was arrested on Monday.", ClaimType.Proceeding, "2031-04-28")]
    [InlineData("en", "Ramón Quintero was arrested in March 2029 and was extradited to Spain in June 2030.", ClaimType.Proceeding, "2029-03;2030-06")]
    [InlineData("en", "On Tuesday, the police arrested Ramón Quintero.", ClaimType.Proceeding, "2031-04-29")]
    [InlineData("en", "Ramón Quintero was arrested after the 2029 elections.", ClaimType.Proceeding, "-")]
    [InlineData("en", "Ramón Quintero was arrested on 3 March 2029. Two days later he was charged with extortion.", ClaimType.Proceeding, "2029-03-03;2029-03-05")]
    [InlineData("en", "Ramón Quintero was arrested on 3 March 2029. His arrest shocked the town.", ClaimType.Proceeding, "2029-03-03")]
    [InlineData("en", "The police seized 300 kilos of cocaine in 2030, up from 120 kilos in 2029.", ClaimType.Figure, "2029;2030")]
    [InlineData("en", "The police seized 300 kilos of cocaine in 2030, more than in 2029.", ClaimType.Figure, "2030")]
    [InlineData("en", "Ramón Quintero was sentenced on Monday to nine years in prison.", ClaimType.Figure, "2031-04-28")]
    [InlineData("en", "When Elena Vargas was mayor of Lima in 2029, police seized 300 kilos of cocaine.", ClaimType.Incident, "2029")]
    [InlineData("en", "Elena Vargas was killed on 3 March 2029. In June 2030, prosecutors said six suspects in the killing of Elena Vargas had fled.", ClaimType.Incident, "2029-03-03;2029-03-03")]
    [InlineData("es", "Ramón Quintero, que dirigió una huelga en 2019, fue detenido el lunes.", ClaimType.Proceeding, "2031-04-28")]
    [InlineData("es", "Ramón Quintero fue detenido en marzo de 2029 y fue extraditado a España en junio de 2030.", ClaimType.Proceeding, "2029-03;2030-06")]
    [InlineData("es", "El martes, la Policía detuvo a Ramón Quintero.", ClaimType.Proceeding, "2031-04-29")]
    [InlineData("es", "Ramón Quintero fue detenido tras las elecciones de 2029.", ClaimType.Proceeding, "-")]
    [InlineData("es", "Ramón Quintero fue detenido el 3 de marzo de 2029. Dos días después fue acusado de extorsión.", ClaimType.Proceeding, "2029-03-03;2029-03-05")]
    [InlineData("es", "Ramón Quintero fue detenido el 3 de marzo de 2029. La detención de Ramón Quintero sorprendió al pueblo.", ClaimType.Proceeding, "2029-03-03")]
    [InlineData("es", "La Policía incautó 300 kilos de cocaína en 2030, más que en 2029.", ClaimType.Figure, "2030")]
    [InlineData("es", "Ramón Quintero fue condenado el lunes a nueve años de cárcel.", ClaimType.Figure, "2031-04-28")]
    [InlineData("es", "La presidenta Nora Valdivia promulgó la Ley 30999 en una ceremonia realizada el lunes en Antay.", ClaimType.Enacts, "2031-04-28")]
    [InlineData("es", "Ramón Quintero fue capturado y excarcelado el domingo.", ClaimType.Proceeding, "2031-04-27;2031-04-27")]
    [InlineData("es", "Al menos 40 vecinos murieron tras los ataques armados del 30 y 31 de marzo.", ClaimType.Figure, "2031-03-30")]
    [InlineData("es", "La oficina informó que en 2028 se cometieron en Antay 260 robos, el tercer número más bajo visto en el valle desde 1997.", ClaimType.Figure, "2028")]
    [InlineData("es", "Durante las últimas horas fue capturado Ramón Quintero.", ClaimType.Proceeding, "2031-05-02")]
    [InlineData("es", "En 2029 el número de robos fue de 11 mil 412 casos y para el 2030 la cifra subió a 14 mil 230.", ClaimType.Figure, "2029;2030")]
    [InlineData("es", "En 2030 se denunciaron 120 casos de extorsión en Salinar. En la capital hubo 40 casos de extorsión.", ClaimType.Figure, "2030;2030")]
    [InlineData("es", "En 2030 se denunciaron 120 casos de extorsión en Salinar. La alcaldesa pagó 40 escritorios.", ClaimType.Figure, "-;2030")]
    public void A_claim_has_the_date_of_what_it_tells(string language, string text, ClaimType type, string dates)
    {
        var reading = Reader.Read(text, new Language(language));
        Assert.Equal(dates, string.Join(';', reading.Claims.Where(c => c.Type == type).Select(c => c.Date?.ToString() ?? "-").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("en", "The police arrested Ramón Quintero on Monday in Salinar.\nThey seized three rifles in his house and detained Elena Vargas.", "2031-04-28")]
    [InlineData("es", "La Policía detuvo a Ramón Quintero el lunes en Salinar.\nTambién fue capturada Elena Vargas en su casa.", "2031-04-28")]
    public void A_story_goes_on_from_its_day(string language, string text, string date) =>
        Assert.All(Reader.Read(text, new Language(language)).Claims.Where(c => c.Type == ClaimType.Proceeding), c => Assert.Equal(date, c.Date?.ToString()));

    [Theory]
    [InlineData("La Auditoría contó 52 obras, de las cuales 19 quedaron abandonadas por el municipio.", "19;52", "obras")]
    [InlineData("En 2030 se abrieron 40 expedientes; en 2029 fueron 31 y un año antes se registraron 12.", "12;31;40", "expedientes")]
    [InlineData("Murieron 50 personas en Antay y otras 572 resultaron heridas.", "50;572", "personas")]
    public void A_number_that_names_nothing_counts_what_was_counted_before(string text, string values, string unit)
    {
        var figures = Reader.Read(text, Language.Spanish).Claims.Where(c => c.Type == ClaimType.Figure).ToList();
        Assert.Equal(values, string.Join(';', figures.Select(f => f.Details[Detail.Value]).Order(StringComparer.Ordinal)));
        Assert.All(figures, f => Assert.Equal(unit, f.Details[Detail.Unit]));
    }

    [Fact]
    public void Figures_that_go_on_have_the_source_told_before() =>
        Assert.All(Reader.Read("El Instituto Nacional de Estadística informó que en 2030 hubo 120 casos de extorsión. En 2029 hubo 80 casos de extorsión.", Language.Spanish).Claims.Where(c => c.Type == ClaimType.Figure),
            c => Assert.Single(c.Attribution));

    [Theory]
    [InlineData("en", "Deforestation in Antay dropped by 92 percent in 2030.", "92", "percent", "Deforestation in Antay dropped")]
    [InlineData("en", "Some 58 percent of the traders pay the gang.", "58", "percent", "traders pay the gang")]
    [InlineData("en", "The officials diverted $12 million from the treasury of Antay.", "12000000", "USD", "diverted from the treasury of Antay")]
    [InlineData("en", "At least 115 candidates for regional posts have ties to the trade.", "115", "candidates", "candidates for regional posts")]
    [InlineData("es", "La deforestación en Antay cayó 92 por ciento en 2030.", "92", "por ciento", "deforestación en Antay cayó")]
    [InlineData("es", "Los funcionarios desviaron 12 millones de soles del tesoro de Antay.", "12000000", "soles", "desviaron del tesoro de Antay")]
    [InlineData("es", "El gobierno bajó sus sembríos de coca de 37 mil hectáreas.", "37000", "hectáreas", "sembríos de coca")]
    [InlineData("es", "La Corte impuso 14 años de prisión a Óscar Emilio Benites Roca.", "14", "años", "años de prisión a Óscar Emilio Benites Roca")]
    [InlineData("es", "Hasta junio de 2030 se había gastado 37.5 por ciento.", "37.5", "por ciento", "se había gastado")]
    [InlineData("es", "La tasa de robos fue de 22 por cada 100 mil habitantes.", "22", "por cada 100 mil habitantes", "tasa de robos")]
    [InlineData("es", "En Antay 10 mil 37 personas dejaron sus casas.", "10037", "personas", "personas")]
    [InlineData("es", "El valle produjo 128.739 toneladas de hoja de coca en 2030.", "128739", "toneladas", "toneladas de hoja de coca")]
    public void A_figure_says_what_it_measures(string language, string text, string value, string unit, string metric)
    {
        var figure = Assert.Single(Reader.Read(text, new Language(language)).Claims, c => c.Type == ClaimType.Figure);
        Assert.Equal((value, unit), (figure.Details[Detail.Value], figure.Details[Detail.Unit]));
        Assert.StartsWith(metric, figure.Details[Detail.Metric], StringComparison.Ordinal);
    }
}
