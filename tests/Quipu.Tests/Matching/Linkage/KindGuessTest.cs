using Quipu.Matching.Linkage;
using Xunit;

namespace Quipu.Tests.Matching.Linkage;

public sealed class KindGuessTest
{
    [Theory]
    [InlineData(ColumnKind.Name, "Rosa", "Julián", "Ana María", "")]
    [InlineData(ColumnKind.Text, "Ejecución de obra vial en Antay", "Compra de útiles de oficina", "Servicio de limpieza")]
    [InlineData(ColumnKind.Identifier, "20100070970", "20100113610", "20-55501")]
    [InlineData(ColumnKind.Identifier, "01-555 1234", "(01) 5559876", "014440000")]
    [InlineData(ColumnKind.Date, "19480930", "19161214", "19400101")]
    [InlineData(ColumnKind.Date, "23/04/1971", "02/11/1980", "n/a")]
    [InlineData(ColumnKind.Date, "1999", "2001", "1987")]
    [InlineData(ColumnKind.Number, "12.50", "1,200.75", "3.99")]
    [InlineData(ColumnKind.Email, "rosa@antay.example", "j.lujan@faro.example", "")]
    public void Kinds_are_told_by_values(ColumnKind kind, params string[] cells) => Assert.Equal(kind, KindGuess.Of(cells));
}
