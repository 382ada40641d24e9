Console.WriteLine("quipu");
return 0;
