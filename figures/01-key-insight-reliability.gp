# Draw again beside this file: gnuplot 01-key-insight-reliability.gp
# The same numbers for other tools: 01-key-insight-reliability.tsv
set terminal svg size 720,385 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '01-key-insight-reliability.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0.00188797 0 0 0.0235902
0.141826 0 5.55112e-17 0.561497
0.263578 0 0 0.793451
0.327695 0 0 0.793451
0.466669 0 0 0.65762
0.581256 0 0 0.793451
0.650888 0 0 0.793451
0.742587 0 5.55112e-17 0.561497
0.866383 0 5.55112e-17 0.561497
0.983578 0.960177 0.926062 0.97891
EOD
$panel1_2 << EOD
0.00531627 0 0 0.0235902
0.165697 0 0 0.65762
0.245091 0 0 0.793451
0.334083 0 0 0.65762
0.473525 0 0 0.65762
0.564643 0 0 0.793451
0.668115 0 5.55112e-17 0.561497
0.751953 0 0 0.65762
0.858485 0.666667 0.354202 0.879416
0.968694 0.96347 0.929586 0.981376
EOD
$panel2_1 << EOD
0.0010854 0.0142857 0.00392644 0.0505882
0.150843 0 0 0.489891
0.267536 0.333333 0.0614919 0.79234
0.363594 0 0 0.65762
0.450904 0.222222 0.0632251 0.547411
0.53782 0.777778 0.452589 0.936775
0.631247 0.333333 0.0614919 0.79234
0.756687 0.333333 0.0614919 0.79234
0.871936 1 0.438503 1
0.998773 1 0.978277 1
EOD
$panel2_2 << EOD
0.00396441 0.0142857 0.00392644 0.0505882
0.187876 0 0 0.793451
0.240672 0 5.55112e-17 0.561497
0.346872 0.25 0.0455873 0.699358
0.459686 0.2 0.0566822 0.509838
0.535801 0.727273 0.434355 0.902539
0.658757 0 5.55112e-17 0.561497
0.766377 1 0.438503 1
0.819757 1 0.34238 1
0.997217 1 0.978154 1
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.885714 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'as it is', NaN with linespoints ls 2 title 'tempered'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What is said, and what is true' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'score' at screen 0.105556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'forecast' offset 0,0.3 textcolor rgb '#333333'
set label 'share true' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, first 0 to first 1, first 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0.7, first 0.7 center rotate by 39 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'as it is', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'tempered'
unset label; unset arrow; unset key
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'σ(Δmargin) of two' at screen 0.605556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1.02]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'forecast' offset 0,0.3 textcolor rgb '#333333'
set label 'share true' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, first 0 to first 1, first 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0.7, first 0.7 center rotate by 39 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'as it is', \
  $panel2_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'tempered'
unset multiplot
unset output
